package com.atom.slack.client.wire;

import java.time.Duration;
import java.util.function.Predicate;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;

/** Tries again what may pass, as often and as slowly as configured: doubled pauses with jitter. */
@Singleton
public class Retries {

    private static final double JITTER = 0.5;

    private final WireConfig config;

    public Retries(WireConfig config) {
        this.config = config;
    }

    /**
     * @param attempt subscribed once more for each further attempt
     * @param mayPass which failures are worth another attempt
     * @return fails with the last failure, which may be the cause of what it fails with
     */
    public <T> Uni<T> of(Uni<T> attempt, Predicate<Throwable> mayPass) {
        return config.maxRetries() == 0
                ? attempt
                : attempt.onFailure(mayPass)
                        .retry()
                        .withBackOff(seconds(config.firstBackoffSeconds()), seconds(config.longestBackoffSeconds()))
                        .withJitter(JITTER)
                        .atMost(config.maxRetries());
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}

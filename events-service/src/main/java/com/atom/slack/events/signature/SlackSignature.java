package com.atom.slack.events.signature;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import org.jspecify.annotations.Nullable;

/**
 * Judges requests in the order form, time, HMAC, so that the cheap refusals come first. See Slack's "Verifying requests
 * from Slack"; unlike the reference SDK, times in the future are refused too and digests are compared in constant time.
 */
@Singleton
public class SlackSignature {

    private final List<SigningSecret> secrets;
    private final Optional<String> ownApp;
    private final long windowSeconds;
    private final Clock clock;

    SlackSignature(SignatureConfig config, Clock clock) {
        this.secrets = config.secrets().orElse(List.of()).stream()
                .map(String::strip)
                .filter(secret -> !secret.isEmpty())
                .map(SigningSecret::new)
                .toList();
        this.ownApp = config.appId();
        this.windowSeconds = config.window().toSeconds();
        this.clock = clock;
        if (secrets.isEmpty()) {
            Log.warn("no signing secret is configured, every request is refused; set SLACK_SIGNING_SECRET");
        }
    }

    /**
     * @param app {@code A…} named by the path; absent when the path names none
     * @param signatures all values of {@code X-Slack-Signature}
     * @param timestamps all values of {@code X-Slack-Request-Timestamp}
     * @param body the bytes as they came, before any decoding
     */
    public Verdict judge(@Nullable String app, List<String> signatures, List<String> timestamps, byte[] body) {
        Optional<byte[]> digest = SignatureHeaders.digest(signatures);
        if (digest.isEmpty()) {
            return Verdict.MALFORMED_SIGNATURE;
        }
        OptionalLong seconds = SignatureHeaders.seconds(timestamps);
        if (seconds.isEmpty()) {
            return Verdict.MALFORMED_TIMESTAMP;
        }
        if (Math.abs(clock.instant().getEpochSecond() - seconds.getAsLong()) > windowSeconds) {
            return Verdict.STALE;
        }
        return signed(app, timestamps.getFirst(), body, digest.get()) ? Verdict.GENUINE : Verdict.WRONG;
    }

    private boolean signed(@Nullable String app, String timestamp, byte[] body, byte[] digest) {
        if (app != null && ownApp.isPresent() && !ownApp.get().equals(app)) {
            return false;
        }
        for (SigningSecret secret : secrets) {
            if (secret.signed(timestamp, body, digest)) {
                return true;
            }
        }
        return false;
    }
}

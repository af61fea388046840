package com.atom.slack.ingestion.backfill;

import java.time.Duration;
import java.util.random.RandomGenerator;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;

import com.atom.slack.client.SlackAnswer.Refused;
import com.atom.slack.kit.tenancy.Tenancy;

/** What a refusal of Slack does to a task: wait and try again, stop with a remedy, or pause the whole run. */
@ApplicationScoped
class Setbacks {

    private static final Duration TOKEN_PAUSE = Duration.ofMinutes(1);
    private static final int ATTEMPTS_AT_THE_UNKNOWN = 3;

    private final Tenancy tenancy;
    private final TaskStore tasks;
    private final RunStore runs;
    private final BackfillConfig config;
    private final RandomGenerator jitter = RandomGenerator.getDefault();

    Setbacks(Tenancy tenancy, TaskStore tasks, RunStore runs, BackfillConfig config) {
        this.tenancy = tenancy;
        this.tasks = tasks;
        this.runs = runs;
        this.config = config;
    }

    /** Gives the task back or stops it, as the refusal asks. */
    Uni<Void> refused(Task task, Refused refused) {
        return switch (refused.kind()) {
            case TERMINAL_TOKEN -> needsReauth(task, refused);
            case NOT_IN_CHANNEL, CHANNEL_NOT_FOUND, MISSING_SCOPE -> stop(task, refused);
            case TRANSIENT -> later(task, refused.error(), refused.comeAgainIn().orElseGet(() -> pause(task)));
            case INVALID_CURSOR, THREAD_NOT_FOUND, IN_DOUBT, OTHER ->
                task.attempts() + 1 < ATTEMPTS_AT_THE_UNKNOWN
                        ? later(task, refused.error(), pause(task))
                        : stop(task, refused);
        };
    }

    /** The pages went in a circle: the task is tried again later, from where it is. */
    Uni<Void> circled(Task task) {
        return later(task, "cursor_loop", pause(task));
    }

    private Uni<Void> later(Task task, String reason, Duration pause) {
        Log.infof(
                "backfill task waits team=%s kind=%s channel=%s reason=%s seconds=%d",
                task.team(), task.kind(), task.channel(), reason, pause.toSeconds());
        return tenancy.outside(tx -> tasks.park(tx, task, reason, task.attempts() + 1, pause));
    }

    private Uni<Void> stop(Task task, Refused refused) {
        Log.warnf(
                "backfill task stopped team=%s kind=%s channel=%s reason=%s",
                task.team(), task.kind(), task.channel(), refused.error());
        return tenancy.outside(
                tx -> tasks.stop(tx, task, refused.error(), refused.needed().orElse(null), pause(task)));
    }

    private Uni<Void> needsReauth(Task task, Refused refused) {
        return tenancy.outside(tx -> tasks.park(tx, task, refused.error(), task.attempts(), Duration.ZERO)
                        .chain(() -> runs.needsReauth(tx, task.run(), refused.error(), TOKEN_PAUSE)))
                .invoke(news -> {
                    if (news) {
                        Log.errorf("backfill needs a new installation team=%s reason=%s", task.team(), refused.error());
                    }
                })
                .replaceWithVoid();
    }

    /** Doubled with each attempt, and up to half of it more, so that replicas do not come back together. */
    private Duration pause(Task task) {
        long millis = config.firstPause().toMillis() << Math.min(task.attempts(), 20);
        long capped = Math.min(millis, config.longestPause().toMillis());
        return Duration.ofMillis(capped + jitter.nextLong(capped / 2 + 1));
    }
}

package com.atom.slack.simulator.workspace;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** The one thread that may touch the {@link World}, for those who work beside it. */
@FunctionalInterface
public interface WorldThread {
    /** For a world that nothing else uses: the caller's own thread. */
    WorldThread CALLER = Runnable::run;

    /** Some time later, in the order of the calls. */
    void execute(Runnable task);

    /** Waits for the answer; what the task throws is thrown here. Never to be called on the world's own thread. */
    default <T> T call(Supplier<T> task) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        execute(() -> {
            try {
                answer.complete(task.get());
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}

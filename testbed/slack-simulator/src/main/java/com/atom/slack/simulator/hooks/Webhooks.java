package com.atom.slack.simulator.hooks;

import java.util.Optional;

/** Where incoming webhooks are looked up. */
@FunctionalInterface
public interface Webhooks {
    /** @param path {@code T.../B.../SECRET} */
    Optional<Webhook> webhook(String path);

    /** This one first, then the other. */
    default Webhooks or(Webhooks other) {
        return path -> webhook(path).or(() -> other.webhook(path));
    }
}

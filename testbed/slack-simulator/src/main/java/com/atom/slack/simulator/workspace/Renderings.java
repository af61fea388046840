package com.atom.slack.simulator.workspace;

import java.util.ArrayDeque;
import java.util.Queue;

/** The JSON texts that messages keep of themselves: the last so many, so that a large workspace fits into memory. */
final class Renderings {
    private static final int MOST = 50_000;

    private final Queue<Message> kept = new ArrayDeque<>();

    void keep(Message message, String json) {
        if (kept.size() >= MOST) {
            kept.remove().touched();
        }
        message.rendered(json);
        kept.add(message);
    }
}

package com.atom.slack.auth.lifecycle;

/** An event that fails by itself, whatever the state of the world. The message never repeats its content. */
final class UnreadableEvent extends RuntimeException {

    UnreadableEvent(String reason) {
        super(reason, null, false, false);
    }
}

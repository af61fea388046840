package com.atom.slack.client.wire;

/** An answer or a file grew past the cap; asking again would bring the same. */
public final class AnswerTooLarge extends RuntimeException {

    AnswerTooLarge(long cap) {
        super("answer is larger than " + cap + " bytes", null, false, false);
    }
}

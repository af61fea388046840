package com.atom.slack.events.intake;

/** What came of reading a request's body. */
sealed interface Body {

    /** All of it, as sent. */
    record Whole(byte[] bytes) implements Body {}

    /** More than allowed, by its own word or by count; the rest was not read. */
    record TooLarge() implements Body {}

    /** Not whole within the deadline. */
    record TooSlow() implements Body {}
}

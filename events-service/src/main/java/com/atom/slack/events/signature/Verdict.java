package com.atom.slack.events.signature;

/** What a signature is worth. */
public enum Verdict {
    GENUINE,

    /** Not exactly one {@code X-Slack-Signature} of {@code v0=} and 64 lower-case hexadecimal digits. */
    MALFORMED_SIGNATURE,

    /** Not exactly one {@code X-Slack-Request-Timestamp} of digits only. */
    MALFORMED_TIMESTAMP,

    /** Signed too long ago, or too far in the future. */
    STALE,

    /** Signed with no secret that we know, or the body is not the one that was signed. */
    WRONG
}

package com.atom.slack.client.rates;

/** What a call does to Slack, and with it how it is sent and whether it may be sent a second time without asking anyone. */
public enum Effect {
    /** Reads; goes as GET. */
    NONE,

    /** Writes, as a form; a second call leaves Slack as the first one did. */
    SETTLES,

    /** Writes, as a form; each call does it once more, so one whose answer was lost is never repeated blindly. */
    ADDS
}

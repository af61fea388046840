package com.atom.slack.client.rates;

/** Who may go first when calls wait for the same budget; the order of the constants is the order of the lanes. */
public enum Lane {
    /** Closing gaps of live events. */
    REPAIR,

    /** A person waits for the answer. */
    PEOPLE,

    /** History. */
    BACKFILL
}

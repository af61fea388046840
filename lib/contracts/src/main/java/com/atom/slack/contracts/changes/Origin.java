package com.atom.slack.contracts.changes;

/** Which way an observation came into the archive. */
public enum Origin {
    LIVE,
    BACKFILL,
    REPAIR,
    IMPORT
}

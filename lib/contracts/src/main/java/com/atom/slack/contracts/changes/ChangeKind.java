package com.atom.slack.contracts.changes;

/** What happened to a message, or to what surrounds it. */
public enum ChangeKind {
    MESSAGE_ADDED,
    MESSAGE_CHANGED,
    MESSAGE_DELETED,
    REACTION_ADDED,
    REACTION_REMOVED,
    CHANNEL_CHANGED,
    USER_CHANGED
}

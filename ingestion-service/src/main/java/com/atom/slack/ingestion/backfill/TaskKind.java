package com.atom.slack.ingestion.backfill;

import java.util.Locale;

/** What a task reads; each kind uses one method of Slack and so one budget. In the order in which a person would name them. */
enum TaskKind {
    WORKSPACE,
    USERS,
    CHANNELS,
    MEMBERS,
    HISTORY,
    REPLIES;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static TaskKind named(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}

package com.atom.slack.contracts.topics;

/** Names of the topics between services; owner, key, retention and replay of each are in {@code docs/topics.md}. */
public final class TopicNames {

    /** Key: team. Value: {@link com.atom.slack.contracts.workspaces.WorkspaceState}. Compacted; owned by auth. */
    public static final String WORKSPACES = "slack.workspaces.v1";

    /** Key: id of an API key. Value: {@link com.atom.slack.contracts.internal.KeyRevoked}. Owned by auth. */
    public static final String CREDENTIALS = "slack.credentials.v1";

    /** Key: {@code team/channel}, or team. Value: the exact body Slack sent. Owned by events. */
    public static final String EVENTS = "slack.events.v1";

    /** Key: {@code app/replica}. Value: {@link com.atom.slack.contracts.intake.IntakeBeat}. Owned by events. */
    public static final String INTAKE = "slack.intake.v1";

    /** Key: {@code team/channel}. Value: {@link com.atom.slack.contracts.changes.ArchiveChange}. Owned by ingestion. */
    public static final String CHANGES = "slack.changes.v1";

    /** Records of {@link #EVENTS} that fail by themselves, with {@link RecordHeaders#REASON}. Owned by ingestion. */
    public static final String EVENTS_DEAD_LETTERS = "slack.events.v1.dlq";

    /** Records of {@link #CHANGES} that fail by themselves, with {@link RecordHeaders#REASON}. Owned by analytics. */
    public static final String CHANGES_DEAD_LETTERS = "slack.changes.v1.dlq";

    /** Partitions of every topic; never changed later, because a key must stay in its partition. */
    public static final int PARTITIONS = 6;

    private TopicNames() {}
}

package com.atom.slack.auth.keys;

/** What became of the wish for a key. */
sealed interface IssueOutcome {

    /** The key in the clear, this once. */
    record Issued(ApiKey key, ApiKeyRow row) implements IssueOutcome {}

    /** A workspace that the asker does not cover looks like one that does not exist. */
    record UnknownWorkspace(String team) implements IssueOutcome {}

    /** More than the asker may do: all workspaces, or private channels. */
    record BeyondOwnScope(String what) implements IssueOutcome {}
}

package com.atom.slack.ingestion.backfill;

/** What became of the wish to start a run. */
sealed interface StartOutcome {

    record Started(IngestAnswer.Ingestion ingestion) implements StartOutcome {}

    /** One run of a workspace at a time. */
    record AlreadyRunning(Run run) implements StartOutcome {}

    /** Not connected, or not any more. */
    record UnknownWorkspace() implements StartOutcome {}

    /** Installed again while everything of before is still being deleted. */
    record StillForgetting() implements StartOutcome {}

    /**
     * @param field its path in the request
     * @param why what is wrong and what is expected
     */
    record NotUnderstood(String field, String why) implements StartOutcome {}
}

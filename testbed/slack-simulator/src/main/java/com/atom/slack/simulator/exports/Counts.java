package com.atom.slack.simulator.exports;

/** What an export holds; files are links in it unless the layout brings their bytes. */
public record Counts(int workspaces, int conversations, long messages, int people, long files) {
    /** For a person. */
    @Override
    public String toString() {
        return (workspaces == 1 ? "" : workspaces + " workspaces, ") + conversations + " conversations, " + messages
                + " messages, " + people + " people, " + files + " files";
    }
}

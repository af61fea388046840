package com.atom.slack.simulator.imports;

/** A ZIP that is not taken: where in it, and why. Nothing was changed. */
public final class CorruptExport extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String entry;

    CorruptExport(String entry, String reason) {
        super(entry.isEmpty() ? reason : entry + ": " + reason);
        this.entry = entry;
    }

    /** Empty when it is about the whole. */
    public String entry() {
        return entry;
    }
}

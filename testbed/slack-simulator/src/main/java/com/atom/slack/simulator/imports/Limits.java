package com.atom.slack.simulator.imports;

/**
 * How much a ZIP may hold, against those that unpack to more than there is.
 *
 * @param zipBytes      of the file itself
 * @param entries       files and folders in it
 * @param entryBytes    of one entry, unpacked
 * @param unpackedBytes of all entries, unpacked
 * @param ratio         how many times larger an entry of more than a mebibyte may become
 * @param messages      all in all; what is imported is held in memory, about half a kibibyte each
 */
public record Limits(long zipBytes, int entries, long entryBytes, long unpackedBytes, int ratio, long messages) {
    private static final long GIB = 1L << 30;

    public static final Limits USUAL = new Limits(2 * GIB, 1_000_000, GIB, 16 * GIB, 200, 3_000_000);
}

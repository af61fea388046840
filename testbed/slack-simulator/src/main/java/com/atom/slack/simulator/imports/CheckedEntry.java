package com.atom.slack.simulator.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/** The bytes of an entry, which must be as many as it says and add up to its sum: {@code ZipFile} itself looks at neither. */
final class CheckedEntry extends FilterInputStream {
    private final ZipEntry entry;
    private final CRC32 sum = new CRC32();
    private long count;

    CheckedEntry(InputStream in, ZipEntry entry) {
        super(in);
        this.entry = entry;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read;
        try {
            read = super.read(bytes, from, length);
        } catch (ZipException | java.io.EOFException e) {
            throw new CorruptExport(entry.getName(), "cannot be unpacked: " + e.getMessage());
        }
        if (read > 0) {
            sum.update(bytes, from, read);
            count += read;
        }
        if (count > entry.getSize() || read < 0 && count < entry.getSize()) {
            throw new CorruptExport(entry.getName(), "does not unpack to the " + entry.getSize() + " bytes it says");
        }
        if (read < 0 && sum.getValue() != entry.getCrc()) {
            throw new CorruptExport(entry.getName(), "is damaged: its CRC-32 is another than it says");
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public long skip(long bytes) throws IOException {
        return readNBytes((int) Math.min(bytes, 8192)).length;
    }
}

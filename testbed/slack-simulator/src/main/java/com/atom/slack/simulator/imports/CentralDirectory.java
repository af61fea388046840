package com.atom.slack.simulator.imports;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A look into a ZIP that {@code ZipFile} refuses, to name what is encrypted; APPNOTE 4.3.12 and 4.3.16. */
final class CentralDirectory {
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int ENTRY_SIGNATURE = 0x02014b50;
    private static final int END_BYTES = 22;
    private static final int LONGEST_TAIL = END_BYTES + 65_535;
    private static final int ENTRY_BYTES = 46;
    private static final long MOST_BYTES = 256L << 20;

    private CentralDirectory() {}

    /** The first encrypted entry; empty when none is seen. */
    static String encryptedEntry(Path file) {
        try (RandomAccessFile zip = new RandomAccessFile(file.toFile(), "r")) {
            ByteBuffer tail = read(zip, Math.max(0, zip.length() - LONGEST_TAIL), LONGEST_TAIL);
            for (int at = tail.limit() - END_BYTES; at >= 0; at--) {
                if (tail.getInt(at) == END_SIGNATURE) {
                    long size = Integer.toUnsignedLong(tail.getInt(at + 12));
                    long offset = Integer.toUnsignedLong(tail.getInt(at + 16));
                    return size > MOST_BYTES || offset > zip.length() ? "" : first(read(zip, offset, (int) size));
                }
            }
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ByteBuffer read(RandomAccessFile zip, long offset, int most) throws IOException {
        byte[] bytes = new byte[(int) Math.min(most, zip.length() - offset)];
        zip.seek(offset);
        zip.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static String first(ByteBuffer directory) {
        int at = 0;
        while (at + ENTRY_BYTES <= directory.limit() && directory.getInt(at) == ENTRY_SIGNATURE) {
            int name = Short.toUnsignedInt(directory.getShort(at + 28));
            boolean encrypted = (directory.getShort(at + 8) & 1) != 0;
            if (encrypted && at + ENTRY_BYTES + name <= directory.limit()) {
                return new String(directory.array(), at + ENTRY_BYTES, name, StandardCharsets.UTF_8);
            }
            int extra = Short.toUnsignedInt(directory.getShort(at + 30));
            int comment = Short.toUnsignedInt(directory.getShort(at + 32));
            at += ENTRY_BYTES + name + extra + comment;
        }
        return "";
    }
}

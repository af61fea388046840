package com.atom.slack.simulator.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** Lines of a file that may be growing; a last line without its end does not count. */
public final class LineReader {
    private static final int BUFFER_BYTES = 1 << 20;

    private LineReader() {}

    /** Takes a line without its newline and the offset of its first byte. */
    public interface LineConsumer {
        void line(byte[] line, long offset);
    }

    public static void forEach(FileChannel file, LineConsumer consumer) throws IOException {
        byte[] kept = new byte[0];
        long keptAt = 0;
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        long position = 0;
        while (true) {
            buffer.clear();
            int read = file.read(buffer, position);
            if (read <= 0) {
                return;
            }
            position += read;
            byte[] bytes = Arrays.copyOf(kept, kept.length + read);
            System.arraycopy(buffer.array(), 0, bytes, kept.length, read);
            int from = 0;
            for (int i = kept.length; i < bytes.length; i++) {
                if (bytes[i] == '\n') {
                    consumer.line(Arrays.copyOfRange(bytes, from, i), keptAt + from);
                    from = i + 1;
                }
            }
            kept = Arrays.copyOfRange(bytes, from, bytes.length);
            keptAt += from;
        }
    }

    static Journal.Lines lines(FileChannel file, Journal.Place place, int chunkBytes, int limit) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(chunkBytes);
        int read = Math.max(0, file.read(buffer, place.offset()));
        byte[] bytes = buffer.array();
        int skip = place.skip();
        int from = 0;
        int end = 0;
        int count = 0;
        for (int i = 0; i < read && count < limit; i++) {
            if (bytes[i] == '\n') {
                end = i + 1;
                if (skip > 0) {
                    skip--;
                    from = end;
                } else {
                    count++;
                }
            }
        }
        if (end == 0 && read == chunkBytes) {
            return lines(file, place, chunkBytes * 4, limit);
        }
        byte[] whole = Arrays.copyOfRange(bytes, from, Math.max(from, end));
        return new Journal.Lines(whole, count, new Journal.Place(place.offset() + end, skip));
    }
}

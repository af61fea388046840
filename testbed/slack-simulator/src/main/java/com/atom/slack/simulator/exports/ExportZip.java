package com.atom.slack.simulator.exports;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A ZIP whose bytes follow from what is put in: every entry is of the same moment. */
final class ExportZip implements AutoCloseable {
    private static final LocalDateTime MOMENT = LocalDateTime.of(2000, 1, 1, 0, 0);

    private final ZipOutputStream zip;

    ExportZip(OutputStream out) {
        zip = new ZipOutputStream(new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        });
    }

    void folder(String path) throws IOException {
        begin(path);
        zip.closeEntry();
    }

    void list(String path, Iterable<ObjectNode> items) throws IOException {
        JsonGenerator json = beginList(path);
        for (ObjectNode item : items) {
            json.writeTree(item);
        }
        endList(json);
    }

    /** An entry that is a JSON array; {@link #endList} ends it. */
    JsonGenerator beginList(String path) throws IOException {
        begin(path);
        JsonGenerator json = PhpJson.into(zip);
        json.writeStartArray();
        return json;
    }

    void endList(JsonGenerator json) throws IOException {
        json.writeEndArray();
        json.close();
        zip.closeEntry();
    }

    void file(String path, byte[] bytes) throws IOException {
        begin(path);
        zip.write(bytes);
        zip.closeEntry();
    }

    private void begin(String path) throws IOException {
        ZipEntry entry = new ZipEntry(path);
        entry.setTimeLocal(MOMENT);
        zip.putNextEntry(entry);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}

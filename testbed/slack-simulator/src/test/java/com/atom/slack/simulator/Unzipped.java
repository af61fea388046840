package com.atom.slack.simulator;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import com.fasterxml.jackson.databind.JsonNode;

import com.atom.slack.simulator.wire.Json;

/** A ZIP laid open: its entries in their order. */
record Unzipped(Map<String, byte[]> entries) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    static Unzipped of(byte[] zip) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Unzipped(entries);
    }

    /** The ZIP as the simulator hands it out. */
    static byte[] export(Http http, String wish) {
        HttpResponse<byte[]> answer = send(
                HttpRequest.newBuilder(URI.create(http.base() + "/_sim/export/" + wish))
                        .GET(),
                HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new AssertionError(wish + " -> " + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer.body();
    }

    /** What the simulator answers to a ZIP. */
    static HttpResponse<String> imported(Http http, byte[] zip, String query) {
        return send(
                HttpRequest.newBuilder(URI.create(http.base() + "/_sim/import" + query))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(zip)),
                HttpResponse.BodyHandlers.ofString());
    }

    private static <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> as) {
        try {
            return CLIENT.send(request.build(), as);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    byte[] zipped() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    String text(String path) {
        return new String(entries.get(path), StandardCharsets.UTF_8);
    }

    List<JsonNode> list(String path) {
        JsonNode array = Json.tree(entries.get(path)).orElseThrow();
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    /** All messages of a folder, day by day. */
    List<JsonNode> messages(String folder) {
        return entries.keySet().stream()
                .filter(path -> path.startsWith(folder + "/") && path.endsWith(".json"))
                .flatMap(path -> list(path).stream())
                .toList();
    }
}

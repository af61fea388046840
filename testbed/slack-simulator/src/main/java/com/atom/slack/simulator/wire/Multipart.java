package com.atom.slack.simulator.wire;

import java.util.LinkedHashMap;
import java.util.Map;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** The parts of a {@code multipart/form-data} body, files in memory. */
public final class Multipart {
    private final HttpServerRequest request;
    private final Map<String, Buffer> files = new LinkedHashMap<>();

    private Multipart(HttpServerRequest request) {
        this.request = request;
    }

    static Multipart noneIn(HttpServerRequest request) {
        return new Multipart(request);
    }

    /** To be asked before the body is read. */
    public static Multipart expectedIn(HttpServerRequest request) {
        Multipart multipart = new Multipart(request);
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type != null && type.regionMatches(true, 0, "multipart/form-data", 0, 19) && type.contains("boundary=")) {
            request.setExpectMultipart(true);
            request.uploadHandler(upload -> {
                Buffer bytes = Buffer.buffer();
                multipart.files.put(upload.name(), bytes);
                upload.handler(bytes::appendBuffer);
            });
        }
        return multipart;
    }

    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        request.formAttributes().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }

    /** By the name of the part. */
    Map<String, Buffer> files() {
        return files;
    }
}

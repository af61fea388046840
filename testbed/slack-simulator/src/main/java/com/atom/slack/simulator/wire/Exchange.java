package com.atom.slack.simulator.wire;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.HostAndPort;

/** One request with its whole body, and the ways to answer it. Every answer carries a {@code Date}. */
public final class Exchange {
    private final HttpServerRequest request;
    private final byte[] body;
    private final Multipart multipart;
    private final Clock clock;

    /** A request that brings no multipart form. */
    public Exchange(HttpServerRequest request, byte[] body, Clock clock) {
        this(request, body, Multipart.noneIn(request), clock);
    }

    public Exchange(HttpServerRequest request, byte[] body, Multipart multipart, Clock clock) {
        this.request = request;
        this.body = body;
        this.multipart = multipart;
        this.clock = clock;
    }

    public String method() {
        return request.method().name();
    }

    public String path() {
        return request.path();
    }

    /** Name and port as the caller knows us; empty when it does not say. */
    public String host() {
        HostAndPort authority = request.authority();
        return authority == null ? "" : authority.toString();
    }

    public byte[] body() {
        return body;
    }

    /** Empty when the header is absent. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeader(name));
    }

    public Map<String, String> query() {
        String query = request.query();
        try {
            return query == null ? Map.of() : decoded(query, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return Map.of();
        }
    }

    /** The body as a form; empty when it is none. */
    public Map<String, String> form() {
        return contentType().startsWith("application/x-www-form-urlencoded") || isMultipart()
                ? form(StandardCharsets.UTF_8).orElse(Map.of())
                : Map.of();
    }

    /** The body as a form in that charset; absent when it cannot be read as one. */
    public Optional<Map<String, String>> form(Charset charset) {
        if (isMultipart()) {
            boolean whole = contentType().contains("boundary=")
                    && new String(body, charset).stripTrailing().endsWith("--");
            return whole ? Optional.of(multipart.fields()) : Optional.empty();
        }
        try {
            return Optional.of(decoded(new String(body, charset), charset));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean isMultipart() {
        return contentType().startsWith("multipart/form-data");
    }

    /** What was uploaded: the first file of a multipart form, otherwise the body itself. */
    public byte[] upload() {
        return isMultipart()
                ? multipart.files().values().stream()
                        .findFirst()
                        .map(Buffer::getBytes)
                        .orElse(new byte[0])
                : body;
    }

    /** Lower case, with its parameters; empty when absent. */
    public String contentType() {
        return header("Content-Type").map(type -> type.toLowerCase(Locale.ROOT)).orElse("");
    }

    /** The fields of a form or a query string, in UTF-8. */
    public static Map<String, String> decoded(String encoded) {
        return decoded(encoded, StandardCharsets.UTF_8);
    }

    private static Map<String, String> decoded(String encoded, Charset charset) {
        Map<String, String> decoded = new LinkedHashMap<>();
        for (String pair : encoded.split("&")) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                decoded.put(URLDecoder.decode(name, charset), URLDecoder.decode(value, charset));
            }
        }
        return decoded;
    }

    /** The response with its Date, for what is written piece by piece. */
    public HttpServerResponse response() {
        String date =
                DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atZone(ZoneOffset.UTC));
        return request.response().putHeader("Date", date);
    }

    public void json(int status, JsonNode answer) {
        bytes(status, "application/json; charset=utf-8", Json.bytes(answer));
    }

    /** The control side's refusal. */
    public void refuse(int status, String error, String detail) {
        json(status, Json.object().put("ok", false).put("error", error).put("detail", detail));
    }

    public void html(int status, String page) {
        bytes(status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    public void bytes(int status, String type, byte[] answer) {
        HttpServerResponse response = response();
        if (!response.ended() && !response.closed()) {
            response.setStatusCode(status).putHeader("Content-Type", type).end(Buffer.buffer(answer));
        }
    }

    /** No answer: the connection is reset. */
    public void reset() {
        Cut.reset(request.connection());
    }

    public void redirect(String location) {
        response().setStatusCode(302).putHeader("Location", location).end();
    }
}

package com.atom.slack.simulator.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import io.vertx.core.http.HttpServerResponse;

import com.atom.slack.simulator.wire.Exchange;

/** The page's own files out of the jar. A browser asks each time whether they changed, and takes nothing from elsewhere. */
final class PageFiles {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z-]*\\.(?:html|css|js|svg)");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");
    private static final String POLICY =
            "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'";

    private record PageFile(byte[] bytes, String type, String etag) {}

    private final Map<String, Optional<PageFile>> read = new HashMap<>();

    void page(Exchange exchange) {
        handle(exchange, "index.html");
    }

    void handle(Exchange exchange, String name) {
        Optional<PageFile> file =
                NAME.matcher(name).matches() ? read.computeIfAbsent(name, PageFiles::read) : Optional.empty();
        file.ifPresentOrElse(
                found -> answer(exchange, found), () -> exchange.refuse(404, "unknown_path", exchange.path()));
    }

    private static Optional<PageFile> read(String name) {
        try (InputStream resource = PageFiles.class.getResourceAsStream(name)) {
            if (resource == null) {
                return Optional.empty();
            }
            byte[] bytes = resource.readAllBytes();
            String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
            return Optional.of(new PageFile(bytes, type, etag(bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String etag(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return '"' + HexFormat.of().formatHex(digest, 0, 12) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void answer(Exchange exchange, PageFile file) {
        HttpServerResponse response = exchange.response();
        response.putHeader("Cache-Control", "no-cache").putHeader("ETag", file.etag());
        if (exchange.header("If-None-Match").filter(file.etag()::equals).isPresent()) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader("Content-Security-Policy", POLICY).putHeader("X-Content-Type-Options", "nosniff");
        response.putHeader("Referrer-Policy", "no-referrer");
        exchange.bytes(200, file.type(), file.bytes());
    }
}

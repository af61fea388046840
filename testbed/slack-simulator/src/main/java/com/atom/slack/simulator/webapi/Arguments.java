package com.atom.slack.simulator.webapi;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import com.atom.slack.simulator.wire.Exchange;
import com.atom.slack.simulator.wire.Json;

/**
 * What a request brings, wherever it brings it: query, form, multipart form or JSON.
 *
 * @param inUrl    those of the query, without a token, which is none there
 * @param inBody   those of the body, without a token
 * @param token    of the form; one in a JSON body is none
 * @param isJson   the body was JSON, which methods that only read do not look into
 * @param warnings what Slack says about the Content-Type of a call that succeeds
 */
record Arguments(
        Map<String, String> inUrl,
        Map<String, String> inBody,
        Optional<String> token,
        boolean isJson,
        List<String> warnings) {
    private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*\"?([^\\s;\"]+)");

    /** For a method that takes JSON; the body's win. */
    Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>(inUrl);
        all.putAll(inBody);
        return all;
    }

    /** The token of the header, else of the form; empty for none. */
    String presented(Exchange exchange) {
        return exchange.header("Authorization")
                .filter(header -> header.startsWith("Bearer "))
                .map(header -> header.substring("Bearer ".length()).strip())
                .or(() -> token)
                .orElse("");
    }

    /** @throws ApiError when the body is not what its Content-Type says */
    static Arguments of(Exchange exchange) {
        Map<String, String> url = new LinkedHashMap<>(exchange.query());
        url.remove("token");
        boolean hasBody = exchange.body().length > 0;
        String type = exchange.contentType();
        if (exchange.method().equals("GET") || !hasBody && type.isEmpty()) {
            return new Arguments(url, Map.of(), Optional.empty(), false, List.of());
        }
        if (type.isEmpty()) {
            throw new ApiError("missing_post_type");
        }
        Optional<String> charset =
                Optional.of(CHARSET.matcher(type)).filter(Matcher::find).map(found -> found.group(1));
        Charset used = charset.map(Arguments::known).orElse(StandardCharsets.UTF_8);
        if (type.startsWith("application/json")) {
            List<String> warnings = charset.isPresent() || !hasBody ? List.of() : List.of("missing_charset");
            return new Arguments(url, hasBody ? json(exchange, used) : Map.of(), Optional.empty(), true, warnings);
        }
        boolean multipart = type.startsWith("multipart/form-data");
        if (!multipart && !type.startsWith("application/x-www-form-urlencoded")) {
            throw new ApiError("invalid_post_type");
        }
        Map<String, String> form =
                new LinkedHashMap<>(exchange.form(used).orElseThrow(() -> new ApiError("invalid_form_data")));
        Optional<String> token = Optional.ofNullable(form.remove("token"));
        boolean superfluous = charset.isPresent() && !multipart;
        return new Arguments(url, form, token, false, superfluous ? List.of("superfluous_charset") : List.of());
    }

    private static Charset known(String name) {
        return switch (name) {
            case "utf-8", "utf8" -> StandardCharsets.UTF_8;
            case "iso-8859-1" -> StandardCharsets.ISO_8859_1;
            default -> throw new ApiError("invalid_charset");
        };
    }

    private static Map<String, String> json(Exchange exchange, Charset charset) {
        String text;
        try {
            text = charset.newDecoder().decode(ByteBuffer.wrap(exchange.body())).toString();
        } catch (CharacterCodingException e) {
            throw new ApiError("invalid_charset");
        }
        JsonNode body =
                Json.tree(text.getBytes(StandardCharsets.UTF_8)).orElseThrow(() -> new ApiError("invalid_json"));
        if (!body.isObject()) {
            throw new ApiError("json_not_object");
        }
        Map<String, String> args = new LinkedHashMap<>();
        body.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (!value.isNull() && !field.getKey().equals("token")) {
                args.put(field.getKey(), value.isValueNode() ? value.asText() : Json.text(value));
            }
        });
        return args;
    }
}

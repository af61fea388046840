package com.atom.slack.e2e.walls;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import com.atom.slack.e2e.api.Api;

/** Sends single requests as somebody, and follows nothing. */
final class Caller {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final String gateway;
    private final Optional<String> key;

    Caller(String gateway, Optional<String> key) {
        this.gateway = gateway;
        this.key = key;
    }

    /** @param body of a stream only its beginning, which is nothing */
    record Answer(int status, String body) {}

    /** GET sends the arguments as its query, every other method as a JSON body. */
    Answer call(String method, String path, Map<String, ?> arguments) {
        boolean asksByQuery = method.equals("GET");
        String address = path.replace("{app_id}", "A0NOBODY") + (asksByQuery ? query(arguments) : "");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway + address))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        asksByQuery
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(
                                        Api.JSON.valueToTree(arguments).toString()));
        key.ifPresent(text -> request.header("Authorization", "Bearer " + text));
        return send(request.build());
    }

    private static Answer send(HttpRequest request) {
        try {
            HttpResponse<InputStream> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                boolean endless = answer.headers()
                        .firstValue("Content-Type")
                        .orElse("")
                        .startsWith("text/event-stream");
                return new Answer(
                        answer.statusCode(),
                        endless ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String query(Map<String, ?> arguments) {
        return arguments.isEmpty()
                ? ""
                : arguments.entrySet().stream()
                        .map(argument -> argument.getKey() + "="
                                + URLEncoder.encode(String.valueOf(argument.getValue()), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }
}

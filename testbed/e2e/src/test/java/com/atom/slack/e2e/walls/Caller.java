package com.atom.slack.e2e.walls;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.atom.slack.e2e.api.Api;

/** Sends single requests as somebody, and follows nothing. */
final class Caller {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private static final Pattern IN_BRACES = Pattern.compile("\\{([a-z_]+)}");

    private final String gateway;
    private final Optional<String> key;

    Caller(String gateway, Optional<String> key) {
        this.gateway = gateway;
        this.key = key;
    }

    /**
     * @param head everything before the body
     * @param body empty for a stream, which never ends
     */
    record Answer(int status, String head, String body) {

        String contentType() {
            return header("content-type");
        }

        String requestId() {
            return header("x-request-id");
        }

        private String header(String name) {
            return head.lines()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }
    }

    /**
     * GET and DELETE send the arguments as their query, every other method as a JSON body.
     *
     * @param path a name in braces stands for the argument of that name, or for an id that nobody has
     */
    Answer call(String method, String path, Map<String, ?> arguments) {
        boolean asksByQuery = method.equals("GET") || method.equals("DELETE");
        Map<String, Object> rest = new TreeMap<>(arguments);
        rest.keySet().removeIf(name -> path.contains("{" + name + "}"));
        String address = IN_BRACES
                        .matcher(path)
                        .replaceAll(name -> arguments.containsKey(name.group(1))
                                ? arguments.get(name.group(1)).toString()
                                : "A0NOBODY")
                + (asksByQuery ? query(rest) : "");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway + address))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        asksByQuery
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(
                                        Api.JSON.valueToTree(rest).toString()));
        key.ifPresent(text -> request.header("Authorization", "Bearer " + text));
        return send(request.build());
    }

    /** POSTs a body as it is, whether it is JSON or not. */
    Answer send(String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        key.ifPresent(text -> request.header("Authorization", "Bearer " + text));
        return send(request.build());
    }

    /** As {@link #raw(String, String, String, Map, String)}, a GET. */
    Answer raw(String host, String path, Map<String, String> headers) {
        return raw(host, "GET", path, headers, "");
    }

    /** Bytes on a socket, for what no well-behaved client lets out; the connection is closed afterwards. */
    Answer raw(String host, String method, String path, Map<String, String> headers, String body) {
        StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\n");
        headers.forEach(
                (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
        key.ifPresent(
                text -> request.append("Authorization: Bearer ").append(text).append("\r\n"));
        request.append("Connection: close\r\nContent-Length: ")
                .append(body.length())
                .append("\r\n\r\n")
                .append(body);
        URI address = URI.create(gateway);
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int end = answer.indexOf("\r\n\r\n");
            return new Answer(
                    Integer.parseInt(answer.substring(9, 12)), answer.substring(0, end), answer.substring(end + 4));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Answer send(HttpRequest request) {
        try {
            HttpResponse<InputStream> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                boolean endless =
                        answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
                String head = answer.headers().map().entrySet().stream()
                        .map(header -> header.getKey() + ": " + String.join(", ", header.getValue()))
                        .collect(Collectors.joining("\n"));
                return new Answer(
                        answer.statusCode(),
                        head,
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

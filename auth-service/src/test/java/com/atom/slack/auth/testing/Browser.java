package com.atom.slack.auth.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A browser, or a program, as the service sees it behind the gateway: with cookies, following nothing by itself. */
public final class Browser {

    private static final String PUBLIC = "http://localhost:8080";

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper mapper = new ObjectMapper();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final URI service;
    private final String bearer;
    private String accept = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8";

    /**
     * @param service where the service under test listens
     * @param bearer what the gateway puts into {@code Authorization}; empty for nothing
     */
    public Browser(URI service, String bearer) {
        this.service = service;
        this.bearer = bearer;
    }

    /** The same, asking for JSON as a program does. */
    public Browser asProgram() {
        accept = "application/json";
        return this;
    }

    /** The address may be a path, our public address, or Slack's. */
    public HttpResponse<String> get(String address) {
        return send(request(address).GET());
    }

    public HttpResponse<String> head(String address) {
        return send(request(address).method("HEAD", HttpRequest.BodyPublishers.noBody()));
    }

    public HttpResponse<String> post(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> delete(String path) {
        return send(request(path).DELETE());
    }

    public JsonNode json(HttpResponse<String> response) {
        try {
            return mapper.readTree(response.body());
        } catch (IOException e) {
            throw new IllegalStateException("not JSON: " + response.body(), e);
        }
    }

    public Map<String, String> cookies() {
        return Map.copyOf(cookies);
    }

    private HttpRequest.Builder request(String address) {
        String path = address.startsWith(PUBLIC) ? address.substring(PUBLIC.length()) : address;
        boolean ours = path.startsWith("/");
        HttpRequest.Builder request = HttpRequest.newBuilder(ours ? service.resolve(path) : URI.create(path));
        request.header("Accept", accept);
        if (ours && !bearer.isEmpty()) {
            request.header("Authorization", bearer);
        }
        if (ours && !cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return response;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String header) {
        String[] pair = header.split(";", 2)[0].split("=", 2);
        if (header.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}

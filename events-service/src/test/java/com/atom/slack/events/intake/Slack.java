package com.atom.slack.events.intake;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.atom.slack.devstack.testing.InfrastructureResource;

/** Signs and sends as Slack does. */
final class Slack {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;

    Slack(URI address) {
        this.address = address;
    }

    HttpResponse<String> send(byte[] body, String... moreHeaders) {
        return sendAsync(body, moreHeaders).join();
    }

    HttpResponse<String> send(String body, String... moreHeaders) {
        return send(body.getBytes(StandardCharsets.UTF_8), moreHeaders);
    }

    CompletableFuture<HttpResponse<String>> sendAsync(byte[] body, String... moreHeaders) {
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        return send(request(body, moreHeaders)
                .header("X-Slack-Request-Timestamp", timestamp)
                .header("X-Slack-Signature", signature(timestamp, body)));
    }

    HttpResponse<String> sendUnsigned(byte[] body, String... headers) {
        return send(request(body, headers)).join();
    }

    private HttpRequest.Builder request(byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private CompletableFuture<HttpResponse<String>> send(HttpRequest.Builder request) {
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static String signature(String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(
                    InfrastructureResource.SIGNING_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.US_ASCII));
            return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

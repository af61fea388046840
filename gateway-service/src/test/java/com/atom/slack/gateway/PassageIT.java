package com.atom.slack.gateway;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.atom.slack.devstack.testing.InfrastructureResource;
import com.atom.slack.gateway.house.StubHouse;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(StubHouse.class)
class PassageIT {

    private static final String BASE = "/api/integrations/slack";
    private static final int MEBIBYTE = 1024 * 1024;

    @TestHTTPResource
    URI gateway;

    @Test
    void aDeliveryArrivesByteForByteWithItsHeaders() throws Exception {
        byte[] body = new byte[300_000];
        new Random(1).nextBytes(body);

        HttpResponse<byte[]> answer = post(
                BASE + "/events/A123?x=1",
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/json; charset=latin1")
                        .header("X-Slack-Signature", "v0=abc")
                        .header("X-Slack-Retry-Num", "2"),
                HttpRequest.BodyPublishers.ofByteArray(body));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.headers().firstValue("X-Seen-Path")).contains("/events/A123?x=1");
        assertThat(answer.headers().firstValue("X-Seen-Signature")).contains("v0=abc");
        assertThat(answer.headers().firstValue("X-Seen-Retry")).contains("2");
        assertThat(answer.headers().firstValue("X-Seen-Type")).contains("application/json; charset=latin1");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain");
    }

    @Test
    void aDeliveryWithoutAnAppAndInPiecesArrivesToo() throws Exception {
        HttpResponse<byte[]> answer = post(
                BASE + "/events",
                HttpRequest.newBuilder(),
                HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8))));

        assertThat(answer.headers().firstValue("X-Seen-Path")).contains("/events");
        assertThat(answer.body()).isEqualTo("{}".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aDeliveryThatCannotBeHandedOverIsLeftToSlacksRetry() {
        Response answer = given().body("{}").post(BASE + "/events/ASILENT");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body().asByteArray()).isEmpty();
    }

    @Test
    void whatTheIntakeRefusesIsRefusedWithoutAWord() {
        Response answer = given().body("{}").post(BASE + "/events/AFORGED");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body().asByteArray()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/channels, true", "/channels, false", "/events, true", "/events, false"})
    void aBodyOverOneMebibyteIsRefused(String path, boolean declared) throws Exception {
        byte[] tooMuch = new byte[MEBIBYTE + 1];

        HttpResponse<byte[]> answer = post(
                BASE + path,
                HttpRequest.newBuilder()
                        .header("Authorization", "Bearer atom_viewer")
                        .header("Content-Type", "application/json"),
                declared
                        ? HttpRequest.BodyPublishers.ofByteArray(tooMuch)
                        : HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooMuch)));

        assertThat(answer.statusCode()).isEqualTo(413);
        if (path.equals("/events")) {
            assertThat(answer.body()).isEmpty();
        } else {
            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("\"code\":\"PAYLOAD_TOO_LARGE\"");
        }
    }

    @Test
    void aBodyOfNoPiecesIsAnEmptyRequest() throws Exception {
        HttpResponse<byte[]> answer = post(
                BASE + "/channels",
                HttpRequest.newBuilder()
                        .header("Authorization", "Bearer atom_viewer")
                        .header("Content-Type", "application/json"),
                HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[0])));

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    @Tag("security-17")
    void theCallbackGivesTheBrowserItsCookiesAndItsWay() {
        Response answer =
                given().redirects().follow(false).cookie("state", "abc").get("/api/auth/slack/callback?code=1&state=2");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.getHeader("Location")).isEqualTo("http://localhost:8080/installed?code=1&state=2");
        assertThat(answer.getHeaders().getValues("Set-Cookie"))
                .containsExactly("state=; Max-Age=0; Path=/; HttpOnly", "seen=state=abc");
        assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store, private");
        assertThat(answer.getHeader("X-Internal")).isNull();
    }

    @Test
    void authLearnsWhoAsksForAnInstallation() {
        given().header("Authorization", "Bearer atom_admin")
                .contentType("application/json")
                .body("{}")
                .post("/api/auth/slack/authorize")
                .then()
                .statusCode(200)
                .body("claims.role", equalTo("ADMIN"))
                .body("claims.sub", equalTo("key:admin"))
                .body("claims.aud", equalTo("auth"));
        given().header("Authorization", "Bearer atom_viewer")
                .contentType("application/json")
                .post("/api/auth/slack/authorize")
                .then()
                .statusCode(403);
        given().get("/api/auth/slack/status").then().statusCode(200).body("claims.role", equalTo("ANONYMOUS"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/integrations/slack/health",
        "GET, /api/integrations/slack/channels",
        "GET, /api/integrations/slack/nothing",
        "DELETE, /api/integrations/slack/channels",
        "GET, /elsewhere",
        "POST, /api/integrations/slack/events",
        "POST, /api/integrations/slack/events/ASILENT",
        "GET, /api/auth/slack/status",
        "GET, /api/auth/slack/callback",
        "GET, /api/auth/slack/nothing",
        "GET, /openapi"
    })
    @Tag("security-17")
    void everyAnswerCarriesTheHeaders(String method, String path) {
        given().redirects()
                .follow(false)
                .request(method, path)
                .then()
                .header("X-Frame-Options", equalTo("DENY"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Strict-Transport-Security", equalTo("max-age=63072000"))
                .header("Referrer-Policy", equalTo("no-referrer"))
                .header("Content-Security-Policy", org.hamcrest.Matchers.startsWith("default-src 'none'"))
                .header("X-Request-Id", org.hamcrest.Matchers.notNullValue());
    }

    @Test
    void onlyConfiguredOriginsMayCallFromABrowser() {
        given().header("Origin", "https://console.example")
                .get(BASE + "/health")
                .then()
                .header("Access-Control-Allow-Origin", equalTo("https://console.example"));
        given().header("Origin", "https://console.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .options(BASE + "/channels")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Methods", org.hamcrest.Matchers.containsString("POST"));
        given().header("Origin", "https://evil.example")
                .get(BASE + "/health")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void theDocumentDescribesQueriesAndBodies() {
        given().accept("application/json")
                .get("/openapi")
                .then()
                .statusCode(200)
                .body("openapi", org.hamcrest.Matchers.startsWith("3.1"))
                .body(
                        "paths.'/api/integrations/slack/messages'.get.parameters.name",
                        hasItems("workspace_id", "channel_id", "limit", "filters.has_files"))
                .body(
                        "paths.'/api/integrations/slack/messages'.post.requestBody.content.'application/json'.schema.'$ref'",
                        equalTo("#/components/schemas/MessagesRequest"));
        given().get("/q/health").then().statusCode(404);
        given().get("/q/metrics").then().statusCode(404);
    }

    private HttpResponse<byte[]> post(String path, HttpRequest.Builder request, HttpRequest.BodyPublisher body)
            throws Exception {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(
                    request.uri(gateway.resolve(path)).POST(body).build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }
}

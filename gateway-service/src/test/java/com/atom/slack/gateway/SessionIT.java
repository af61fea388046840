package com.atom.slack.gateway;

import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.atom.slack.devstack.testing.InfrastructureResource;
import com.atom.slack.gateway.house.StubHouse;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(StubHouse.class)
class SessionIT {

    private static final String SESSION = "/api/auth/session";
    private static final String BASE = "/api/integrations/slack";
    private static final String COOKIE = "atom-session";

    @Inject
    RedisDataSource redis;

    @Test
    void aKeyBeginsASessionThatReadsAndWrites() {
        Response begun = begin("atom_signed_in");

        assertThat(begun.statusCode()).isEqualTo(200);
        assertThat(begun.jsonPath().getString("subject")).isEqualTo("key:signed_in");
        assertThat(begun.asString()).doesNotContain(begun.cookie(COOKIE), "atom_signed_in");
        with(begun).get(BASE + "/channels").then().statusCode(200).body("claims.sub", equalTo("key:signed_in"));
        with(begun)
                .header("X-CSRF-Token", csrf(begun))
                .contentType("application/json")
                .post(BASE + "/channels")
                .then()
                .statusCode(200);
        with(begun).get(SESSION).then().statusCode(200).body("csrf_token", equalTo(csrf(begun)));
        with(begun).get(BASE + "/api-keys").then().statusCode(403);
    }

    @Test
    @Tag("security-20")
    void theCookieIsForThisHostAndNoScript() {
        String header = begin("atom_signed_in").getHeader("Set-Cookie");

        assertThat(header).contains("HttpOnly", "SameSite=Lax", "Path=/").doesNotContain("Domain", "Secure");
        assertThat(header).matches("atom-session=[A-Za-z0-9_-]{43};.*");
    }

    @Test
    @Tag("security-20")
    void everySignInHasANewIdAndEndsTheSessionBeforeIt() {
        Response first = begin("atom_signed_in");

        Response second = given().cookie(COOKIE, first.cookie(COOKIE))
                .contentType("application/json")
                .body(Map.of("key", "atom_signed_in"))
                .post(SESSION);

        assertThat(second.cookie(COOKIE)).isNotEqualTo(first.cookie(COOKIE));
        with(first).get(SESSION).then().statusCode(401);
        with(second).get(SESSION).then().statusCode(200);
    }

    @Test
    @Tag("security-20")
    void anIdThatABrowserWasGivenBySomebodyElseIsNotTaken() {
        String planted = "A".repeat(43);

        Response begun = given().cookie(COOKIE, planted)
                .contentType("application/json")
                .body(Map.of("key", "atom_signed_in"))
                .post(SESSION);

        assertThat(begun.cookie(COOKIE)).isNotEqualTo(planted);
        given().cookie(COOKIE, planted).get(SESSION).then().statusCode(401);
        // tossed: one cookie more under the same name, from a sub-domain
        given().header("Cookie", COOKIE + "=" + planted + "; " + COOKIE + "=" + begun.cookie(COOKIE))
                .get(SESSION)
                .then()
                .statusCode(401);
    }

    @Test
    @Tag("security-20")
    void theIdIsNotKeptAndTheSessionEndsByItself() {
        Response begun = begin("atom_signed_in");
        String slot = slot(begun);

        assertThat(redis.key().keys("*")).noneMatch(key -> key.contains(begun.cookie(COOKIE)));
        assertThat(redis.value(String.class).get(slot)).doesNotContain(begun.cookie(COOKIE), "atom_");
        redis.key().expire(slot, 100);
        with(begun).get(SESSION).then().statusCode(200);
        assertThat(redis.key().ttl(slot)).as("used again: 30 minutes more").isBetween(1700L, 1800L);
        redis.value(String.class)
                .set(
                        slot,
                        redis.value(String.class)
                                .get(slot)
                                .replaceAll(
                                        "\"started_at\":\"[^\"]+\"",
                                        "\"started_at\":\""
                                                + java.time.Instant.now().minusSeconds(12 * 3600 + 1) + "\""));
        with(begun).get(SESSION).then().statusCode(401);
    }

    @Test
    @Tag("security-20")
    void signingOutEndsItOnTheServer() {
        Response begun = begin("atom_signed_out");

        Response ended = with(begun).header("X-CSRF-Token", csrf(begun)).delete(SESSION);

        assertThat(ended.statusCode()).isEqualTo(204);
        assertThat(ended.getHeader("Set-Cookie")).contains("Max-Age=0");
        with(begun).get(SESSION).then().statusCode(401);
    }

    @Test
    @Tag("security-22")
    void withoutTheTokenNothingIsChanged() {
        Response begun = begin("atom_signed_in");

        with(begun).delete(SESSION).then().statusCode(403);
        with(begun).header("X-CSRF-Token", "wrong").delete(SESSION).then().statusCode(403);
        with(begun)
                .contentType("application/json")
                .post(BASE + "/channels")
                .then()
                .statusCode(403);
        with(begun).get(SESSION).then().statusCode(200);
    }

    @ParameterizedTest
    @Tag("security-22")
    @CsvSource({
        "Origin, https://evil.example, 403",
        "Origin, null, 403",
        "Origin, http://localhost:8080, 200",
        "Sec-Fetch-Site, cross-site, 403",
        "Sec-Fetch-Site, same-site, 403",
        "Sec-Fetch-Site, same-origin, 200"
    })
    void pagesOfOthersChangeNothingAndSignNobodyIn(String header, String value, int status) {
        Response begun = begin("atom_signed_in");

        with(begun)
                .header("X-CSRF-Token", csrf(begun))
                .header(header, value)
                .contentType("application/json")
                .post(BASE + "/channels")
                .then()
                .statusCode(status);
        given().header(header, value)
                .contentType("application/json")
                .body(Map.of("key", "atom_signed_in"))
                .post(SESSION)
                .then()
                .statusCode(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"atom_unknown", "nonsense", "xoxb-1"})
    void aWrongKeyBeginsNothing(String key) {
        Response refused = begin(key);

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.getHeader("Set-Cookie")).isNull();
        assertThat(refused.jsonPath().getString("detail")).isEqualTo("the API key is not known");
    }

    @Test
    void aBodyThatIsNoneIsABadRequest() {
        given().contentType("application/json").body("{}").post(SESSION).then().statusCode(400);
        given().contentType("application/json")
                .body("{\"key\":\"atom_x\",\"role\":\"admin\"}")
                .post(SESSION)
                .then()
                .statusCode(400);
    }

    @Test
    void aSessionEndsWithItsKey() {
        Response begun = begin("atom_ended");
        with(begun).get(SESSION).then().statusCode(200);
        given().baseUri(ConfigProvider.getConfig().getValue("ATOM_AUTH_URL", String.class))
                .body("atom_ended")
                .post("/stub/revoke");

        org.awaitility.Awaitility.await("the end")
                .atMost(java.time.Duration.ofSeconds(8))
                .untilAsserted(() -> with(begun).get(SESSION).then().statusCode(401));
    }

    @Test
    void whoSignsInWithSlackIsAViewerOfTheirWorkspaceInTheirOwnName() {
        Response toSlack = given().redirects().follow(false).get(SESSION + "/slack?return_to=/reports");
        assertThat(toSlack.statusCode()).isEqualTo(303);
        assertThat(toSlack.getHeader("Location")).isEqualTo("https://slack.example/authorize");
        assertThat(toSlack.getHeader("Set-Cookie")).contains("HttpOnly", "SameSite=Lax");

        Response back = fromSlack(toSlack.cookie("atom-sign-in"), "/reports?week=3");

        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(back.getHeader("Location")).isEqualTo("http://localhost:8080/reports?week=3");
        given().cookie(COOKIE, back.cookie(COOKIE))
                .get(BASE + "/channels")
                .then()
                .statusCode(200)
                .body("claims.sub", equalTo("user:T0ONE/U0ADA"))
                .body("claims.slack_user", equalTo("U0ADA"))
                .body("claims.role", equalTo("VIEWER"))
                .body("claims.team", equalTo("T0ONE"))
                .body("claims.all_channels", equalTo(false));
        given().cookie(COOKIE, back.cookie(COOKIE))
                .get(BASE + "/channels?workspace_id=T0TWO")
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @Tag("security-14")
    @ValueSource(
            strings = {"//evil.example", "/\\\\evil.example", "https:evil.example", "https://evil.example/", "evil"})
    void nobodyIsSentToAnotherSite(String returnTo) {
        Response back = fromSlack("b".repeat(43), returnTo);

        assertThat(back.getHeader("Location")).isEqualTo("http://localhost:8080/");
    }

    @Test
    @Tag("security-12")
    void anotherBrowserIsNotSignedIn() {
        Response refused = fromSlack("c".repeat(43), "/");

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.cookie(COOKIE)).isNull();
        assertThat(refused.jsonPath().getString("detail")).contains("not begun in this browser");
    }

    private static Response fromSlack(String browser, String state) {
        return given().redirects()
                .follow(false)
                .cookie("atom-sign-in", browser)
                .queryParam("code", "1")
                .queryParam("state", state)
                .get("/api/auth/slack/callback/sign-in");
    }

    private static Response begin(String key) {
        return given().contentType("application/json").body(Map.of("key", key)).post(SESSION);
    }

    private static RequestSpecification with(Response begun) {
        return given().cookie(COOKIE, begun.cookie(COOKIE));
    }

    private static String csrf(Response begun) {
        return begun.jsonPath().getString("csrf_token");
    }

    private String slot(Response begun) {
        try {
            byte[] hash = java.security.MessageDigest.getInstance("SHA-256")
                    .digest(("session|" + begun.cookie(COOKIE)).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return "gateway:session:" + java.util.HexFormat.of().formatHex(hash);
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

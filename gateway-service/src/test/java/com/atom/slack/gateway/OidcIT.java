package com.atom.slack.gateway;

import java.time.Instant;
import java.util.Map;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.atom.slack.devstack.testing.InfrastructureResource;
import com.atom.slack.gateway.house.StubHouse;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(StubHouse.class)
class OidcIT {

    private static final String BASE = "/api/integrations/slack";

    @Test
    void aTokenOfTheIssuerIsTakenForWhatItsClaimsSay() {
        ask(token("good", "{}"), "/channels?workspace_id=T0ONE")
                .statusCode(200)
                .body("claims.sub", equalTo("oidc:ada"))
                .body("claims.role", equalTo("MEMBER"))
                .body("claims.team", equalTo("T0ONE"))
                .body("claims.all_channels", equalTo(false));
        ask(token("good", "{}"), "/channels?workspace_id=T0TWO").statusCode(404);
        ask(token("good", "{}"), "/api-keys").statusCode(403);
        ask(token("good", "{\"roles\":\"viewer admin\",\"workspaces\":\"*\"}"), "/api-keys")
                .statusCode(200);
        ask(token("good", "{\"channels\":\"all\"}"), "/channels?workspace_id=T0ONE")
                .body("claims.all_channels", equalTo(true));
    }

    @Test
    void aKeyThatTheIssuerHasAddedSinceIsFetched() {
        ask(token("good", "{}"), "/channels").statusCode(200);
        String later = token("good-later", "{}");

        org.awaitility.Awaitility.await("the new key")
                .atMost(java.time.Duration.ofSeconds(30))
                .untilAsserted(() -> ask(later, "/channels").statusCode(200));
    }

    @ParameterizedTest
    @Tag("security-30")
    @ValueSource(strings = {"none", "hmac", "wrong", "unpublished"})
    void aTokenThatTheIssuerHasNotSignedIsRefused(String with) {
        refused(token(with, "{}"));
    }

    @ParameterizedTest
    @Tag("security-30")
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"iss\":\"https://issuer.example\"}",
                "{\"aud\":\"somebody-else\"}",
                "{\"aud\":null}",
                "{\"exp\":1700000000}",
                "{\"exp\":null}",
                "{\"sub\":null}",
                "{\"nbf\":4100000000}",
                "{\"roles\":[\"owner\"]}",
                "{\"roles\":null}",
                "{\"workspaces\":[]}",
                "{\"workspaces\":[\"nonsense drop\"]}"
            })
    void aTokenThatIsNotForUsOrNotGoodNowIsRefused(String claims) {
        refused(token("good", claims));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b.c", "eyJhbGciOiJub25lIn0.e30.", "....", "nonsense"})
    void whatIsNoTokenIsRefused(String token) {
        refused(token);
    }

    /** One message for all, and nothing of the token in it. */
    private static void refused(String token) {
        ask(token, "/channels?workspace_id=T0ONE")
                .statusCode(401)
                .body("error.code", equalTo("AUTH_REQUIRED"))
                .body("detail", equalTo("the credential is not known"))
                .body("detail", org.hamcrest.Matchers.not(containsString(token)));
    }

    private static ValidatableResponse ask(String token, String path) {
        return given().header("Authorization", "Bearer " + token)
                .get(BASE + path)
                .then();
    }

    /** The usual claims, some of them replaced; null takes one away. */
    private static String token(String with, String replaced) {
        String issuer = ConfigProvider.getConfig().getValue("ATOM_OIDC_ISSUER", String.class);
        try {
            var mapper = new com.fasterxml.jackson.databind.ObjectMapper();
            var claims = mapper.createObjectNode()
                    .put("iss", issuer)
                    .put("aud", "atom")
                    .put("sub", "ada")
                    .put("exp", Instant.now().plusSeconds(300).getEpochSecond())
                    .put("workspaces", "T0ONE");
            claims.putArray("roles").add("member");
            mapper.readTree(replaced)
                    .properties()
                    .forEach((Map.Entry<String, com.fasterxml.jackson.databind.JsonNode> one) -> {
                        if (one.getValue().isNull()) {
                            claims.remove(one.getKey());
                        } else {
                            claims.set(one.getKey(), one.getValue());
                        }
                    });
            return given().baseUri(issuer)
                    .body(claims.toString())
                    .post("/stub/sign?with=" + with)
                    .asString();
        } catch (java.io.IOException notJson) {
            throw new IllegalArgumentException(notJson);
        }
    }
}

package com.atom.slack.gateway;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.atom.slack.devstack.testing.InfrastructureResource;
import com.atom.slack.gateway.house.StubHouse;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(StubHouse.class)
class AdministrationIT {

    private static final String BASE = "/api/integrations/slack";

    @ParameterizedTest
    @CsvSource({
        "GET, /api-keys, GET /internal/api-keys",
        "POST, /api-keys, POST /internal/api-keys",
        "DELETE, /api-keys/0123456789ab, DELETE /internal/api-keys/0123456789ab",
        "GET, /audit?actor=anonymous&limit=2, GET /internal/audit?actor=anonymous&limit=2",
        "GET, /audit/verify, GET /internal/audit/verify"
    })
    void whatAdministratorsAskReachesAuthWithTheirScope(String method, String path, String asked) {
        as("atom_admin")
                .request(method, BASE + path)
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("asked", equalTo(asked))
                .body("claims.sub", equalTo("key:admin"))
                .body("claims.teams", hasItem("*"));
        as("atom_viewer").request(method, BASE + path).then().statusCode(403);
        given().contentType("application/json")
                .request(method, BASE + path)
                .then()
                .statusCode(401);
    }

    @Test
    void theUseOfAnAdministratorsKeyIsInTheAuditBeforeAnythingIsDone() {
        as("atom_admin")
                .get(BASE + "/api-keys")
                .then()
                .body(
                        "notes.find { it.actor == 'key:admin' && it.purpose == 'GET /api/integrations/slack/api-keys' }.action",
                        equalTo("ADMINISTERED"));
        as("atom_unaccounted")
                .get(BASE + "/api-keys")
                .then()
                .statusCode(503)
                .body("error.code", equalTo("SERVICE_UNAVAILABLE"));
    }

    @Test
    void anIdThatIsNoneGoesNowhere() {
        as("atom_admin").delete(BASE + "/api-keys/..%2Fverify").then().statusCode(404);
        as("atom_admin").delete(BASE + "/api-keys/nonsense").then().statusCode(404);
    }

    private static RequestSpecification as(String key) {
        return given().header("Authorization", "Bearer " + key).contentType("application/json");
    }
}

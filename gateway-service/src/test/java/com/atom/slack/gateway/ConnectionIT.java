package com.atom.slack.gateway;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.atom.slack.devstack.testing.InfrastructureResource;
import com.atom.slack.gateway.house.StubHouse;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

/** Endpoints 19 and 20 at the door. */
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(StubHouse.class)
class ConnectionIT {

    private static final String BASE = "/api/auth/slack/";

    @Test
    void aRefreshGoesToAuthForTheWorkspaceThatIsMeant() {
        post("atom_admin", "refresh", "{\"workspace_id\": \"T0ONE\", \"exchange\": true}")
                .then()
                .statusCode(200)
                .body("question.workspace_id", equalTo("T0ONE"))
                .body("question.exchange", equalTo(true))
                .body("claims.team", equalTo("T0ONE"))
                .body("claims.role", equalTo("ADMIN"));
    }

    @Test
    void disconnectingSaysWhatWasRevokedAndWhatWasDeleted() {
        post("atom_admin", "disconnect", "{\"workspace_id\": \"T0ONE\"}")
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("workspace_id", equalTo("T0ONE"))
                .body("revoked[0].outcome", equalTo("revoked"))
                .body("deleted.auth.token", equalTo(2))
                .body("purge", equalTo("none"))
                .body("kept", empty());
    }

    @Test
    void aPurgeIsDoneWhenEveryStoreSaysSo() {
        post("atom_admin", "disconnect", "{\"workspace_id\": \"T0ONE\", \"purge\": true}")
                .then()
                .statusCode(200)
                .body("purge", equalTo("done"))
                .body("waiting_for", empty())
                .body("deleted.archive.message", equalTo(70))
                .body("deleted.analytics.message", equalTo(70))
                .body("kept", hasSize(2));
        post("atom_admin", "disconnect", "{\"workspace_id\": \"T0TWO\", \"purge\": true}")
                .then()
                .statusCode(200)
                .body("purge", equalTo("running"))
                .body("waiting_for", contains("archive", "analytics"));
    }

    @ParameterizedTest
    @Tag("security-30")
    @CsvSource({"atom_viewer,403", "atom_analyst,403", "atom_both,403", "atom_unknown,401"})
    void onlyAdministratorsMay(String key, int status) {
        post(key, "refresh", "{\"workspace_id\": \"T0ONE\"}").then().statusCode(status);
        post(key, "disconnect", "{\"workspace_id\": \"T0ONE\"}").then().statusCode(status);
    }

    @Test
    @Tag("security-31")
    void anUnknownWorkspaceIsNotThereAndABadRequestIsRefused() {
        post("atom_admin", "disconnect", "{\"workspace_id\": \"T0GONE\"}")
                .then()
                .statusCode(404);
        post("atom_admin", "refresh", "{\"workspace_id\": \"T0GONE\"}").then().statusCode(404);
        post("atom_admin", "disconnect", "{\"purge\": \"perhaps\"}").then().statusCode(400);
        post("atom_admin", "disconnect", "{}").then().statusCode(400);
    }

    private static Response post(String key, String what, String json) {
        return given().header("Authorization", "Bearer " + key)
                .contentType("application/json")
                .body(json)
                .post(BASE + what);
    }
}

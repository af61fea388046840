package com.atom.slack.gateway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.atom.slack.devstack.testing.InfrastructureResource;
import com.atom.slack.gateway.house.StubHouse;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** What the gateway keeps between requests belongs to one credential and so to one tenant. */
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(StubHouse.class)
@Tag("security-33")
class TenantCacheIT {

    private static final String USERS = "/api/integrations/slack/users";

    @Inject
    Redis redis;

    @Test
    void whatOneTenantHasAlreadyIsSentToTheOther() {
        String tag = as("atom_viewer").get(USERS).getHeader("ETag");

        Response others = as("atom_viewer_of_two").header("If-None-Match", tag).get(USERS);

        assertThat(others.statusCode()).isEqualTo(200);
        assertThat(others.jsonPath().getString("question.workspace_id")).isEqualTo("T0TWO");
        assertThat(others.getHeader("ETag")).isNotEqualTo(tag);
    }

    @Test
    void everyCounterIsThatOfOneCredentialOrAddress() {
        int before = remaining("atom_viewer_of_two");
        for (int n = 0; n < 10; n++) {
            as("atom_viewer").get(USERS);
        }

        assertThat(remaining("atom_viewer_of_two")).isGreaterThanOrEqualTo(before - 1);
        assertThat(keys())
                .isNotEmpty()
                .allMatch(key -> key.matches(
                        "gateway:limit:((key|oidc):[a-z_]+|user:[A-Z0-9]+/[A-Z0-9]+|address:[0-9a-f.:]+):[a-z_]+:\\d+"))
                .anyMatch(key -> key.startsWith("gateway:limit:key:viewer:"))
                .anyMatch(key -> key.startsWith("gateway:limit:key:two:"));
    }

    /** A key in the query or another header is no key, so that no cache on the way keeps it. */
    @Test
    void aKeyCountsInItsHeaderOnly() {
        given().header("X-Api-Key", "atom_viewer").get(USERS).then().statusCode(401);
        given().get(USERS + "?access_token=atom_viewer").then().statusCode(401);
    }

    private static int remaining(String key) {
        return Integer.parseInt(as(key).get(USERS).getHeader("X-RateLimit-Remaining"));
    }

    private List<String> keys() {
        List<String> keys = new ArrayList<>();
        redis.send(Request.cmd(Command.KEYS).arg("gateway:limit:*"))
                .await()
                .atMost(Duration.ofSeconds(5))
                .forEach(key -> keys.add(key.toString()));
        return keys;
    }

    private static RequestSpecification as(String key) {
        return given().header("Authorization", "Bearer " + key);
    }
}

package com.atom.slack.ingestion.house;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.contracts.identity.Role;
import com.atom.slack.contracts.identity.ServiceName;
import com.atom.slack.kit.identity.InternalTokens;

/** The caller's side: requests as the gateway and other services send them. */
@ApplicationScoped
public class Door {

    private final InternalTokens tokens;

    Door(InternalTokens tokens) {
        this.tokens = tokens;
    }

    /** A viewer who sees every channel. */
    public Response post(String team, String path, String body) {
        return post(team, true, path, body);
    }

    public Response post(String team, boolean allChannels, String path, String body) {
        Caller caller = new Caller("key:test", Role.VIEWER, Optional.of(team), Optional.empty(), allChannels);
        return RestAssured.given()
                .header("Authorization", tokens.bearer(caller, ServiceName.INGESTION))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/internal" + path);
    }

    /** An administrator of the workspace. */
    public Response administer(String team, String path, String body) {
        Caller caller = new Caller("key:admin", Role.ADMIN, Optional.of(team), Optional.empty(), true);
        return RestAssured.given()
                .header("Authorization", tokens.bearer(caller, ServiceName.INGESTION))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/internal" + path);
    }

    /** As another service. */
    public Response get(String team, String path) {
        return RestAssured.given()
                .header(
                        "Authorization",
                        tokens.bearer(Caller.service(ServiceName.ANALYTICS).in(team), ServiceName.INGESTION))
                .get("/internal" + path);
    }
}

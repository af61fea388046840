package com.atom.slack.ingestion.channels;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.contracts.identity.Role;
import com.atom.slack.contracts.identity.ServiceName;
import com.atom.slack.ingestion.house.Archive;
import com.atom.slack.ingestion.house.Stage;
import com.atom.slack.kit.identity.InternalTokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a person who signed in with Slack sees: public channels, and the private ones they are a member of now. */
@Archive
@Tag("security-34")
class MembershipIT {

    private static final String TEAM = "T0MEMBERS";
    private static final String ANN = "U0ANN";
    private static final String BEN = "U0BEN";

    @Inject
    Stage stage;

    @Inject
    InternalTokens tokens;

    @BeforeEach
    void aPrivateChannelWithAnn() {
        stage.channel(TEAM, "{\"id\":\"C0OPEN\",\"name\":\"open\",\"is_channel\":true,\"is_member\":true}");
        stage.channel(TEAM, "{\"id\":\"C0SHUT\",\"name\":\"shut\",\"is_private\":true,\"created\":1700000000}");
        stage.page(
                TEAM, "C0OPEN", "[{\"ts\":\"1750000001.000000\",\"user\":\"U1\",\"text\":\"lighthouse in the open\"}]");
        stage.page(
                TEAM,
                "C0SHUT",
                "[{\"ts\":\"1750000002.000000\",\"user\":\"U1\",\"text\":\"lighthouse behind doors\"}]");
        stage.event(TEAM, member("member_joined_channel", ANN, "1750000100.000100"));
    }

    @Test
    void aMemberSeesThePrivateChannelAndNobodyElseDoes() {
        assertThat(ask(ANN, "/messages", "{\"channel_id\":\"C0SHUT\"}").statusCode())
                .isEqualTo(200);
        assertThat(found(ANN)).hasSize(2);
        assertThat(names(ANN)).contains("open", "shut");
        assertThat(ask(BEN, "/messages", "{\"channel_id\":\"C0SHUT\"}").statusCode())
                .isEqualTo(404);
        assertThat(found(BEN)).hasSize(1);
        assertThat(names(BEN)).contains("open").doesNotContain("shut");
    }

    /** Nothing is remembered between two reads: what was folded is in force. */
    @Test
    void whoLeavesSeesItNoLonger() {
        assertThat(found(ANN)).hasSize(2);

        stage.event(TEAM, member("member_left_channel", ANN, "1750000200.000100"));

        await("the loss of membership")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(ask(ANN, "/messages", "{\"channel_id\":\"C0SHUT\"}")
                                .statusCode())
                        .isEqualTo(404));
        assertThat(found(ANN)).hasSize(1);
        assertThat(names(ANN)).contains("open").doesNotContain("shut");
        stage.event(TEAM, member("member_joined_channel", ANN, "1750000300.000100"));
        assertThat(found(ANN)).hasSize(2);
    }

    private static String member(String type, String user, String at) {
        return """
                {"type":"%s","user":"%s","channel":"C0SHUT","channel_type":"G","team":"%s","event_ts":"%s"}""".formatted(type, user, TEAM, at);
    }

    private List<String> found(String user) {
        return ask(user, "/search", "{\"query\":\"lighthouse\"}").jsonPath().getList("messages.text");
    }

    private List<String> names(String user) {
        return ask(user, "/channels", "{\"include_private\":true}").jsonPath().getList("channels.name");
    }

    private Response ask(String user, String path, String body) {
        Caller caller =
                new Caller("user:" + TEAM + "/" + user, Role.VIEWER, Optional.of(TEAM), Optional.of(user), false);
        return RestAssured.given()
                .header("Authorization", tokens.bearer(caller, ServiceName.INGESTION))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/internal" + path);
    }
}

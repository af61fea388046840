package com.atom.slack.auth.rotation;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.BeforeEach;

import com.atom.slack.auth.slackapp.Pair;
import com.atom.slack.auth.slackapp.Reply;
import com.atom.slack.auth.slackapp.SlackApp;
import com.atom.slack.auth.slackapp.TokenCalls;
import com.atom.slack.auth.testing.AuthServiceTest;
import com.atom.slack.auth.testing.Browser;
import com.atom.slack.auth.testing.Database;
import com.atom.slack.auth.testing.Installer;
import com.atom.slack.auth.testing.SlackSide;
import com.atom.slack.auth.vault.Opened;
import com.atom.slack.auth.vault.SlackToken;
import com.atom.slack.auth.vault.TokenKind;
import com.atom.slack.auth.vault.TokenVault;
import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.contracts.identity.Role;
import com.atom.slack.kit.tenancy.Tenancy;

import static org.assertj.core.api.Assertions.assertThat;

/** A workspace whose tokens expire, freshly installed before each test, and the parts that a replica consists of. */
abstract class RotatingWorkspace extends AuthServiceTest {

    static final Duration SOON = Duration.ofSeconds(30);
    static final String LEASE = "/internal/tokens/lease";
    static final String REFRESH = "/api/auth/slack/refresh";

    @Inject
    Tenancy tenancy;

    @Inject
    TurnStore turns;

    @Inject
    TokenVault vault;

    @Inject
    TokenCalls calls;

    @Inject
    RotationEnds ends;

    @Inject
    Rotation rotation;

    @Inject
    SlackApp app;

    @Inject
    MeterRegistry metrics;

    @Inject
    Clock clock;

    final Database database = Database.asService();
    String team;
    SlackSide slack;

    @BeforeEach
    void connect() {
        slack = new SlackSide(slack());
        prepare();
        install();
    }

    /** What the app has at Slack before it is installed. */
    void prepare() {
        slack.switchOn("token_rotation");
    }

    void install() {
        team = new Installer(admin()).install();
    }

    Browser admin(String workspace) {
        return as(new Caller("key:test", Role.ADMIN, Optional.of(workspace), Optional.empty(), true))
                .asProgram();
    }

    HttpResponse<String> refresh(String json) {
        return admin(team).post(REFRESH, json);
    }

    JsonNode leased() {
        HttpResponse<String> lease = ingestion().post(LEASE, "{\"team\": \"" + team + "\", \"purpose\": \"test\"}");
        assertThat(lease.statusCode()).as(lease.body()).isEqualTo(200);
        return ingestion().json(lease);
    }

    HttpResponse<String> refused(int generation, String error) {
        return ingestion()
                .post(
                        LEASE,
                        "{\"team\": \"" + team + "\", \"purpose\": \"test\", \"refused\": {\"generation\": "
                                + generation + ", \"error\": \"" + error + "\"}}");
    }

    TokenKey bot() {
        return new TokenKey(team, TokenKind.BOT, "");
    }

    /** As a process does that dies afterwards. */
    void take(int generation) {
        Turn turn = tenancy.in(team, connection -> turns.take(connection, bot(), generation, Duration.ofSeconds(50)))
                .await()
                .atMost(SOON);
        assertThat(turn).isInstanceOf(Turn.Yours.class);
    }

    void leaseEnds() throws SQLException {
        database.run(team, "update token_refresh set lease_until = now() where team = '" + team + "'");
    }

    /** Slack's answer to the present refresh token, which nobody saves. */
    Pair called() {
        Opened opened = tenancy.in(team, connection -> vault.open(connection, team, TokenKind.BOT_REFRESH, ""))
                .await()
                .atMost(SOON);
        Reply<Pair> reply =
                calls.refresh(((Opened.Token) opened).token()).await().atMost(SOON);
        return ((Reply.Done<Pair>) reply).answer();
    }

    String open(TokenKind kind) {
        Opened opened = tenancy.in(team, connection -> vault.open(connection, team, kind, ""))
                .await()
                .atMost(SOON);
        SlackToken token = ((Opened.Token) opened).token();
        return token.secret();
    }

    void expire() throws SQLException {
        database.run(team, "update token set expires_at = now() - interval '1 second' where kind = 'BOT'");
        database.run(
                team, "update token_refresh set expires_at = now() - interval '1 second' where team = '" + team + "'");
    }

    String state() throws SQLException {
        return database.run(team, "select status, reason from workspace").getFirst();
    }

    int refreshes() {
        return (int) slack.calls("oauth.v2.access").stream()
                .filter(call -> call.path("args").path("grant_type").asText().equals("refresh_token"))
                .count();
    }

    String type(HttpResponse<String> problem) {
        return ingestion().json(problem).path("type").asText();
    }

    Instant expiry(HttpResponse<String> answer) {
        return Instant.parse(
                ingestion().json(answer).path("token_info").path("expires_at").asText());
    }
}

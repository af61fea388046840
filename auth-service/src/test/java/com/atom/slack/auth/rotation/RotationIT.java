package com.atom.slack.auth.rotation;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;

import com.atom.slack.auth.rotation.Rotation.Generation;
import com.atom.slack.auth.slackapp.Pair;
import com.atom.slack.auth.slackapp.Reply;
import com.atom.slack.auth.slackapp.SlackApp;
import com.atom.slack.auth.slackapp.TokenCalls;
import com.atom.slack.auth.testing.AuthServiceTest;
import com.atom.slack.auth.testing.Browser;
import com.atom.slack.auth.testing.Database;
import com.atom.slack.auth.testing.OtherSlack;
import com.atom.slack.auth.testing.SlackSide;
import com.atom.slack.auth.vault.Opened;
import com.atom.slack.auth.vault.SlackToken;
import com.atom.slack.auth.vault.TokenKind;
import com.atom.slack.auth.vault.TokenVault;
import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.contracts.identity.Role;
import com.atom.slack.kit.tenancy.Tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@TestProfile(OtherSlack.class)
@TestMethodOrder(OrderAnnotation.class)
class RotationIT extends AuthServiceTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String LEASE = "/internal/tokens/lease";
    private static final String REFRESH = "/api/auth/slack/refresh";

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

    private final Database database = Database.asService();
    private String team;
    private SlackSide slack;

    @BeforeEach
    void install() {
        slack = new SlackSide(slack());
        Browser admin = admin();
        JsonNode begun = admin.json(admin.post("/api/auth/slack/authorize", "{}"));
        String back = admin.get(begun.path("authorization_url").asText())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String closing = admin.get(back).headers().firstValue("Location").orElseThrow();
        team = closing.replaceAll(".*team=(\\w+).*", "$1");
    }

    /** First, because rotation cannot be switched off again. */
    @Test
    @Order(1)
    void anAppThatDoesNotRotateIsToldSoAndItsTokensAreExchangedWhenItDoes() {
        String before = leased().path("token").asText();

        HttpResponse<String> nothing = refresh("{}");
        HttpResponse<String> notYet = refresh("{\"exchange\": true}");
        slack.switchOn("token_rotation");
        HttpResponse<String> exchanged = refresh("{\"exchange\": true}");
        HttpResponse<String> again = refresh("{}");

        assertThat(nothing.statusCode()).isEqualTo(409);
        assertThat(type(nothing)).endsWith("token-does-not-rotate");
        assertThat(type(notYet)).endsWith("token-does-not-rotate");
        assertThat(notYet.body()).contains("token_rotation_not_enabled");
        assertThat(exchanged.statusCode()).isEqualTo(200);
        assertThat(expiry(exchanged)).isAfter(Instant.now().plus(Duration.ofHours(11)));
        assertThat(exchanged.body()).doesNotContain("xox");
        assertThat(again.statusCode()).isEqualTo(200);
        String after = leased().path("token").asText();
        assertThat(after).startsWith("xoxe.xoxb-").isNotEqualTo(before);
        assertThat(slack.test(after)).isEqualTo("ok");
        assertThat(slack.test(before)).as("dies with the first refresh").isNotEqualTo("ok");
    }

    @Test
    @Order(2)
    void fiftyCallersOfTwoReplicasWithAnExpiredTokenMakeOneRefreshAndAllAreServed() {
        Rotation otherReplica = new Rotation(tenancy, turns, vault, calls, ends, app, metrics, clock);
        int generation = leased().path("generation").asInt();
        int before = refreshes();
        List<CompletableFuture<Integer>> callers = new ArrayList<>();
        List<CompletableFuture<Renewal>> others = new ArrayList<>();

        try (ExecutorService threads = Executors.newFixedThreadPool(50)) {
            for (int i = 0; i < 25; i++) {
                callers.add(CompletableFuture.supplyAsync(
                        () -> refused(generation, "token_expired").statusCode(), threads));
                others.add(CompletableFuture.supplyAsync(
                        () -> otherReplica.renew(bot(), generation).await().atMost(SOON), threads));
            }
        }

        assertThat(callers).allSatisfy(caller -> assertThat(caller.join()).isEqualTo(200));
        assertThat(others).allSatisfy(other -> assertThat(other.join()).isInstanceOf(Renewal.Renewed.class));
        assertThat(refreshes()).isEqualTo(before + 1);
        assertThat(leased().path("generation").asInt()).isGreaterThan(generation);
        assertThat(slack.test(leased().path("token").asText())).isEqualTo("ok");
        assertThat(metrics.get("atom_token_refreshes_total").tag("outcome", "refreshed").counter().count())
                .isPositive();
    }

    @Test
    @Order(2)
    void aTokenThatHasExpiredIsRefreshedBeforeItIsLent() throws SQLException {
        expire();
        int before = refreshes();

        JsonNode lease = leased();

        assertThat(slack.test(lease.path("token").asText())).isEqualTo("ok");
        assertThat(refreshes()).isEqualTo(before + 1);
    }

    @Test
    @Order(2)
    void whoReportsAnOldTokenIsLentTheNewOneWithoutARefresh() {
        int old = leased().path("generation").asInt();
        refused(old, "token_expired");
        int before = refreshes();

        JsonNode lease = ingestion().json(refused(old, "token_expired"));

        assertThat(lease.path("generation").asInt()).isGreaterThan(old);
        assertThat(refreshes()).isEqualTo(before);
    }

    @Test
    @Order(2)
    void theScheduleRefreshesAheadOfTime() throws SQLException {
        int generation = leased().path("generation").asInt();
        assertThat(database.run(team, "select due_at < expires_at - interval '2 hours' and due_at > expires_at - interval"
                        + " '2 hours 15 minutes' from token_refresh where team = '" + team + "'"))
                .containsExactly("t");
        int before = refreshes();

        database.run(team, "update token_refresh set due_at = now() where team = '" + team + "'");

        await("the schedule")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(leased().path("generation").asInt()).isGreaterThan(generation));
        assertThat(refreshes()).isEqualTo(before + 1);
        await("the gauge")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(metrics.get("atom_token_expires_in_seconds")
                                .tag("team", team)
                                .gauge()
                                .value())
                        .isGreaterThan(11 * 3600));
    }

    @Test
    @Order(2)
    void aCrashBetweenTheTurnAndTheCallCostsNothing() throws SQLException {
        int generation = leased().path("generation").asInt();
        int before = refreshes();
        take(generation);
        leaseEnds();

        Renewal renewal = rotation.renew(bot(), generation).await().atMost(SOON);

        assertThat(renewal).isInstanceOf(Renewal.Renewed.class);
        assertThat(refreshes()).isEqualTo(before + 1);
    }

    @Test
    @Order(2)
    void aCrashBetweenTheCallAndTheSaveIsHealedByTheSameRefreshTokenOnceMore() throws SQLException {
        int generation = leased().path("generation").asInt();
        int before = refreshes();
        take(generation);
        Pair gone = called();
        leaseEnds();

        Renewal renewal = rotation.renew(bot(), generation).await().atMost(SOON);

        JsonNode lease = leased();
        assertThat(renewal).isInstanceOf(Renewal.Renewed.class);
        assertThat(refreshes()).isEqualTo(before + 2);
        assertThat(lease.path("token").asText()).isNotEqualTo(gone.access().secret());
        assertThat(slack.test(lease.path("token").asText())).isEqualTo("ok");
        assertThat(rotation.renew(bot(), lease.path("generation").asInt()).await().atMost(SOON))
                .as("the refresh token that was saved belongs to it")
                .isInstanceOf(Renewal.Renewed.class);
    }

    @Test
    @Order(2)
    void whileSomebodyElseHasTheTurnTheTokenThatStillWorksIsLent() {
        int generation = leased().path("generation").asInt();
        take(generation);

        assertThat(leased().path("generation").asInt()).isEqualTo(generation);
    }

    @Test
    @Order(2)
    void aPairThatComesTooLateDoesNotReplaceANewerOne() {
        int generation = leased().path("generation").asInt();
        Pair late = called();
        refused(generation, "token_expired");
        JsonNode present = leased();

        ends.save(new Generation(bot(), generation), late).await().atMost(SOON);

        assertThat(leased().path("token").asText())
                .isEqualTo(present.path("token").asText())
                .isNotEqualTo(late.access().secret());
        assertThat(open(TokenKind.BOT_REFRESH)).isNotEqualTo(late.refresh().secret());
    }

    @Test
    @Order(2)
    void aLostAnswerMeansOneMoreCallThenTheTokenIsUsedUpAndThenTheWorkspaceSaysSo() throws SQLException {
        JsonNode held = leased();
        int generation = held.path("generation").asInt();
        int before = refreshes();
        try (var cut = slack.fault("{\"fault\": \"malformed\", \"method\": \"oauth.v2.access\", \"seconds\": 60}")) {
            // When
            HttpResponse<String> asked = refresh("{}");
            assertThat(asked.statusCode()).isEqualTo(503);
            refresh("{}");
        }

        // Then
        assertThat(refreshes()).isEqualTo(before + 2);
        assertThat(leased().path("token").asText()).isEqualTo(held.path("token").asText());
        expire();
        assertThat(refused(generation, "token_expired").statusCode()).isEqualTo(409);
        assertThat(refreshes()).isEqualTo(before + 2);
        assertThat(state()).isEqualTo("NEEDS_REAUTH|refresh_lost");
        assertThat(database.run(team, "select action from audit order by id desc limit 3"))
                .contains("NEEDS_REAUTH", "REFRESH_REFUSED");
    }

    @Test
    @Order(2)
    void whatSlackDidNotActUponIsTriedAgainWithTheSameRefreshToken() throws SQLException {
        int generation = leased().path("generation").asInt();
        String refreshToken = open(TokenKind.BOT_REFRESH);
        try (var away = slack.fault("{\"fault\": \"http_error\", \"method\": \"oauth.v2.access\", \"seconds\": 60}")) {
            for (int i = 0; i < 3; i++) {
                HttpResponse<String> asked = refresh("{}");
                assertThat(asked.statusCode()).isEqualTo(503);
                assertThat(asked.headers().firstValue("Retry-After")).isPresent();
                database.run(team, "update token_refresh set not_before = null where team = '" + team + "'");
            }
        }
        assertThat(open(TokenKind.BOT_REFRESH)).isEqualTo(refreshToken);

        HttpResponse<String> asked = refresh("{}");

        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(leased().path("generation").asInt()).isGreaterThan(generation);
        assertThat(state()).isEqualTo("CONNECTED|null");
    }

    @Test
    @Order(2)
    void aRefreshTokenThatSlackRefusesMeansANewInstallation() throws SQLException {
        int generation = leased().path("generation").asInt();
        slack.act("{\"action\": \"revoke\", \"team\": \"" + team + "\"}");

        HttpResponse<String> refused = refused(generation, "token_expired");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(type(refused)).endsWith("needs-reauth");
        assertThat(state()).isEqualTo("NEEDS_REAUTH|invalid_refresh_token");
        assertThat(database.run(team, "select records from outbox order by id desc limit 1").getFirst())
                .contains("NEEDS_REAUTH", "invalid_refresh_token");

        install();
        assertThat(state()).isEqualTo("CONNECTED|null");
        assertThat(slack.test(leased().path("token").asText())).isEqualTo("ok");
    }

    @Test
    @Order(2)
    @Tag("security-19")
    void installingAgainRevokesTheTokenThatIsReplaced() {
        String old = leased().path("token").asText();
        int before = slack.calls("auth.revoke").size();

        install();

        String fresh = leased().path("token").asText();
        assertThat(fresh).isNotEqualTo(old);
        assertThat(slack.calls("auth.revoke")).hasSize(before + 1);
        assertThat(slack.test(old)).isEqualTo("token_revoked");
        assertThat(slack.test(fresh)).isEqualTo("ok");
    }

    /** Rows 30 and 31 of the security bar. */
    @Test
    @Order(2)
    @Tag("security-31")
    void onlyAnAdministratorOfTheWorkspaceRefreshes() {
        String own = "{\"workspace_id\": \"" + team + "\"}";

        assertThat(admin().post(REFRESH, own).statusCode()).as("no workspace in the token").isEqualTo(404);
        assertThat(admin("T0OTHER").post(REFRESH, own).statusCode()).isEqualTo(404);
        assertThat(as(new Caller("key:v", Role.MEMBER, java.util.Optional.of(team), java.util.Optional.empty(), true))
                        .asProgram()
                        .post(REFRESH, own)
                        .statusCode())
                .isEqualTo(403);
        assertThat(ingestion().post(REFRESH, own).statusCode()).isEqualTo(403);
        assertThat(stranger().post(REFRESH, own).statusCode()).isEqualTo(401);
        assertThat(refresh("{\"colour\": 1}").statusCode()).isEqualTo(400);
    }

    private Browser admin(String workspace) {
        return as(new Caller(
                        "key:test", Role.ADMIN, java.util.Optional.of(workspace), java.util.Optional.empty(), true))
                .asProgram();
    }

    private HttpResponse<String> refresh(String json) {
        return admin(team).post(REFRESH, json);
    }

    private JsonNode leased() {
        HttpResponse<String> lease = ingestion().post(LEASE, "{\"team\": \"" + team + "\", \"purpose\": \"test\"}");
        assertThat(lease.statusCode()).as(lease.body()).isEqualTo(200);
        return ingestion().json(lease);
    }

    private HttpResponse<String> refused(int generation, String error) {
        return ingestion()
                .post(
                        LEASE,
                        "{\"team\": \"" + team + "\", \"purpose\": \"test\", \"refused\": {\"generation\": " + generation
                                + ", \"error\": \"" + error + "\"}}");
    }

    private TokenKey bot() {
        return new TokenKey(team, TokenKind.BOT, "");
    }

    /** As a process does that dies afterwards. */
    private void take(int generation) {
        Turn turn = tenancy.in(team, connection -> turns.take(connection, bot(), generation, Duration.ofSeconds(50)))
                .await()
                .atMost(SOON);
        assertThat(turn).isInstanceOf(Turn.Yours.class);
    }

    private void leaseEnds() throws SQLException {
        database.run(team, "update token_refresh set lease_until = now() where team = '" + team + "'");
    }

    /** Slack's answer to the present refresh token, which nobody saves. */
    private Pair called() {
        Opened opened = tenancy.in(team, connection -> vault.open(connection, team, TokenKind.BOT_REFRESH, ""))
                .await()
                .atMost(SOON);
        Reply<Pair> reply =
                calls.refresh(((Opened.Token) opened).token()).await().atMost(SOON);
        return ((Reply.Done<Pair>) reply).answer();
    }

    private String open(TokenKind kind) {
        Opened opened = tenancy.in(team, connection -> vault.open(connection, team, kind, ""))
                .await()
                .atMost(SOON);
        SlackToken token = ((Opened.Token) opened).token();
        return token.secret();
    }

    private void expire() throws SQLException {
        database.run(team, "update token set expires_at = now() - interval '1 second' where kind = 'BOT'");
        database.run(
                team,
                "update token_refresh set expires_at = now() - interval '1 second' where team = '" + team + "'");
    }

    private String state() throws SQLException {
        return database.run(team, "select status, reason from workspace").getFirst();
    }

    private int refreshes() {
        return (int) slack.calls("oauth.v2.access").stream()
                .filter(call -> call.path("args").path("grant_type").asText().equals("refresh_token"))
                .count();
    }

    private String type(HttpResponse<String> problem) {
        return ingestion().json(problem).path("type").asText();
    }

    private Instant expiry(HttpResponse<String> answer) {
        return Instant.parse(
                ingestion().json(answer).path("token_info").path("expires_at").asText());
    }
}

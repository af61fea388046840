package com.atom.slack.auth.audit;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.atom.slack.auth.testing.AuthServiceTest;
import com.atom.slack.auth.testing.Browser;
import com.atom.slack.auth.testing.Database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@QuarkusTest
class AuditIT extends AuthServiceTest {

    private static final String AUDIT = "/internal/audit";

    private final Database service = Database.asService();
    private final Database owner = new Database("auth_owner");

    @Test
    @Tag("security-57")
    void entriesOfManyAtOnceFormOneChainWithoutAGap() throws SQLException {
        List<CompletableFuture<Void>> writers = IntStream.range(0, 8)
                .mapToObj(writer -> CompletableFuture.runAsync(() -> IntStream.range(0, 50)
                        .forEach(n -> note("key:chain-" + writer, writer % 2 == 0 ? "T0CHAIN" : null))))
                .toList();
        writers.forEach(CompletableFuture::join);
        awaitSealed();

        assertThat(owner.run("", "select count(*) from audit where actor like 'key:chain-%'"))
                .containsExactly("400");
        assertThat(owner.run("", "select count(*) = max(position), min(position) from audit_seal"))
                .containsExactly("t|1");
        JsonNode verdict = verify();
        assertThat(verdict.path("intact").asBoolean()).as(verdict.toString()).isTrue();
        assertThat(verdict.path("head").asText()).matches("[0-9a-f]{64}");
    }

    @Test
    @Tag("security-57")
    void oneAlteredEntryIsFound() throws SQLException {
        note("key:altered", "T0ALTERED");
        awaitSealed();
        String id = owner.run("", "select max(id) from audit where actor = 'key:altered'")
                .getFirst();

        owner.run("", "update audit set purpose = 'nothing at all' where id = " + id);
        JsonNode verdict = verify();
        owner.run("", "update audit set purpose = 'tested' where id = " + id);

        assertThat(verdict.path("intact").asBoolean()).isFalse();
        assertThat(verdict.path("faults")).hasSize(1);
        assertThat(verdict.path("faults").path(0).path("entry").asText()).isEqualTo(id);
        assertThat(verdict.path("faults").path(0).path("fault").asText()).contains("altered");
        assertThat(verify().path("intact").asBoolean()).isTrue();
    }

    @Test
    @Tag("security-57")
    void aMissingEntryAMissingSealAndASealMadeAnewAreFound() throws SQLException {
        note("key:missing", "T0MISSING");
        note("key:behind", "T0MISSING");
        awaitSealed();
        String id = owner.run("", "select max(id) from audit where actor = 'key:missing'")
                .getFirst();

        owner.run(
                "",
                "create table kept_entry as select * from audit where id = " + id + "; create table kept_seal as"
                        + " select * from audit_seal where entry = " + id);
        owner.run("", "delete from audit where id = " + id);
        JsonNode withoutEntry = verify();
        owner.run("", "delete from audit_seal where entry = " + id);
        JsonNode withoutSeal = verify();
        owner.run(
                "",
                "insert into audit overriding system value select * from kept_entry;"
                        + " delete from audit_unsealed where entry = " + id);
        JsonNode neverSealed = verify();
        owner.run(
                "",
                "update audit set purpose = 'other' where id = " + id + "; insert into audit_seal select position,"
                        + " entry, previous, audit_hash(previous, position, a), sealed_at from kept_seal s join audit a on a.id = s.entry");
        JsonNode madeAnew = verify();
        owner.run(
                "",
                "update audit set purpose = 'tested' where id = " + id + "; delete from audit_seal where entry = " + id
                        + "; insert into audit_seal select * from kept_seal; drop table kept_seal, kept_entry");

        assertThat(withoutEntry.toString()).contains("the entry is missing");
        assertThat(withoutSeal.toString()).contains("a seal before it is missing");
        assertThat(neverSealed.toString()).contains("never sealed");
        assertThat(madeAnew.toString()).contains("the chain is broken before it");
        assertThat(verify().path("intact").asBoolean()).isTrue();
    }

    @Test
    @Tag("security-57")
    void theServiceItselfCanNeitherChangeAnEntryNorMakeASeal() {
        for (String deed : List.of(
                "update audit set actor = 'x'",
                "delete from audit",
                "truncate audit",
                "delete from audit_seal",
                "insert into audit_seal values (0, 0, '', '', now())",
                "delete from audit_unsealed",
                "insert into audit_unsealed values (0)",
                "alter table audit disable trigger all")) {
            assertThatThrownBy(() -> service.run("", deed))
                    .as(deed)
                    .hasMessageMatching("(?s).*(permission denied|must be owner).*");
        }
    }

    @Test
    @Tag("security-31")
    void anAdministratorSeesTheEntriesOfOwnWorkspacesOnly() throws SQLException {
        note("key:tenant", "T0LEFT");
        note("key:tenant", "T0RIGHT");
        note("key:tenant", null);

        assertThat(teams(adminOf("T0LEFT"), "?actor=key:tenant")).containsOnly("T0LEFT");
        assertThat(teams(adminOf("T0LEFT", "T0RIGHT"), "?actor=key:tenant")).containsOnly("T0LEFT", "T0RIGHT");
        assertThat(teams(adminOf("*"), "?actor=key:tenant")).containsOnly("T0LEFT", "T0RIGHT", "");
        assertThat(teams(adminOf(), "?actor=key:tenant")).isEmpty();
        assertThat(adminOf("T0LEFT").get(AUDIT + "?workspace_id=T0RIGHT").statusCode())
                .isEqualTo(404);
        assertThat(browser().get(AUDIT).statusCode()).isEqualTo(403);
    }

    /** The question without a word about workspaces. */
    @Test
    @Tag("security-32")
    void theDatabaseKeepsToOwnWorkspacesByItself() throws SQLException {
        note("key:wall", "T0LEFT");
        note("key:wall", "T0RIGHT");
        note("key:wall", null);

        assertThat(seen("T0LEFT")).containsOnly("T0LEFT");
        assertThat(seen("-")).isEmpty();
        assertThat(seen("*")).containsOnly("T0LEFT", "T0RIGHT", "none");
        assertThatThrownBy(
                        () -> service.run(
                                "T0LEFT",
                                "insert into audit (at, actor, action, team, purpose) values (now(), 'a', 'b', 'T0RIGHT', 'c')"))
                .hasMessageContaining("row-level security");
    }

    private List<String> seen(String teams) throws SQLException {
        return service.run(
                "",
                "set local atom.teams = '" + teams + "'",
                "select distinct coalesce(team, 'none') from audit where actor = 'key:wall'");
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrRepetition() {
        IntStream.range(0, 7).forEach(n -> note("key:paged", "T0PAGED"));
        Browser admin = adminOf("T0PAGED");
        List<Long> ids = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = admin.json(admin.get(AUDIT + "?actor=key:paged&action=EXPORTED&limit=3" + cursor));
            page.path("entries").forEach(entry -> ids.add(entry.path("id").asLong()));
            cursor = page.has("next_cursor")
                    ? "&cursor=" + page.path("next_cursor").asText()
                    : "";
        } while (!cursor.isEmpty());

        assertThat(ids).hasSize(7).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> Long.compare(b, a));
    }

    @Test
    @Tag("security-36")
    void aCursorOpensNothingElse() {
        IntStream.range(0, 3).forEach(n -> note("key:cursor", "T0CURSOR"));
        Browser admin = adminOf("T0CURSOR");
        String cursor = admin.json(admin.get(AUDIT + "?actor=key:cursor&limit=1"))
                .path("next_cursor")
                .asText();
        String changed = (cursor.charAt(0) == 'A' ? "B" : "A") + cursor.substring(1);

        assertThat(admin.get(AUDIT + "?actor=key:cursor&limit=1&cursor=" + cursor)
                        .statusCode())
                .isEqualTo(200);
        assertThat(admin.get(AUDIT + "?actor=key:cursor&limit=1&cursor=" + changed)
                        .statusCode())
                .isEqualTo(400);
        assertThat(admin.get(AUDIT + "?limit=1&cursor=" + cursor).statusCode()).isEqualTo(400);
        assertThat(adminOf("*")
                        .get(AUDIT + "?actor=key:cursor&limit=1&cursor=" + cursor)
                        .statusCode())
                .isEqualTo(400);
        assertThat(admin.get(AUDIT + "?limit=0&from=yesterday&nothing=1").body())
                .contains("limit", "from", "nothing");
    }

    @Test
    void timesNarrowThePage() {
        note("key:timed", "T0TIMED");

        assertThat(teams(adminOf("T0TIMED"), "?actor=key:timed&from=2999-01-01T00:00:00Z"))
                .isEmpty();
        assertThat(teams(adminOf("T0TIMED"), "?actor=key:timed&to=2001-01-01T00:00:00Z"))
                .isEmpty();
        assertThat(teams(adminOf("T0TIMED"), "?actor=key:timed&from=2001-01-01T00:00:00Z&to=2999-01-01T00:00:00Z"))
                .containsOnly("T0TIMED");
    }

    @Test
    void onlyWhoAdministersEverythingMayVerify() {
        assertThat(adminOf("T0LEFT").get(AUDIT + "/verify").statusCode()).isEqualTo(403);
        assertThat(browser().get(AUDIT + "/verify").statusCode()).isEqualTo(403);
        assertThat(admin().post(AUDIT + "/entries", "{}").statusCode()).isEqualTo(403);
    }

    private void note(String actor, String team) {
        int status = ingestion()
                .post(AUDIT + "/entries", """
                        {"actor": "%s", "action": "EXPORTED", "team": %s, "purpose": "tested"}""".formatted(actor, team == null ? "null" : "\"" + team + "\""))
                .statusCode();
        assertThat(status).isEqualTo(204);
    }

    private JsonNode verify() {
        return adminOf("*").json(adminOf("*").get(AUDIT + "/verify"));
    }

    private void awaitSealed() {
        await("the seals")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(owner.run("", "select count(*) from audit_unsealed"))
                        .containsExactly("0"));
    }

    private static List<String> teams(Browser who, String query) {
        List<String> teams = new ArrayList<>();
        who.json(who.get(AUDIT + query))
                .path("entries")
                .forEach(entry -> teams.add(entry.path("workspace_id").asText("")));
        return Arrays.asList(teams.toArray(String[]::new));
    }
}

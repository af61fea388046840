package com.atom.slack.e2e.walls;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.atom.slack.e2e.api.Api;
import com.atom.slack.e2e.api.StreamReader;

import static org.assertj.core.api.Assertions.assertThat;

/** Every route of the document x everybody x an object of our workspace and one of another: exactly what the table says. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MatrixIT {

    private static final String API = "/api/integrations/slack";
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete", "head", "options", "trace");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path folder;

    private static TwoTenants house;

    @BeforeAll
    static void start() {
        house = new TwoTenants(folder);
    }

    @AfterAll
    static void stop() {
        if (house != null) {
            house.close();
        }
    }

    @Test
    @Order(1)
    @Tag("security-30")
    void everyRouteHasARowAndEveryRowARoute() {
        Set<String> routes = new TreeSet<>();
        house.document().path("paths").properties().forEach(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(method -> {
                    if (METHODS.contains(method)) {
                        routes.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));

        assertThat(AccessTable.rows()).extracting(Row::route).containsExactlyInAnyOrderElementsOf(routes);
    }

    static Stream<Row> rows() {
        return AccessTable.rows().stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    @Order(2)
    @Tag("security-30")
    @Tag("security-31")
    void everybodyGetsExactlyWhatTheTableSays(Row row) {
        List<String> wrong = new ArrayList<>();
        for (Tenant tenant : List.of(house.ours(), house.theirs())) {
            for (Who who : Who.values()) {
                boolean own = who.isOurs() == tenant.equals(house.ours());
                Collection<Integer> expected = row.expected(who, own);
                Caller.Answer answer =
                        house.as(who).call(row.method(), row.path(), row.about().apply(tenant));
                if (!expected.contains(answer.status())) {
                    wrong.add("%s about %s: %d instead of %s: %s"
                            .formatted(who, own ? "their own" : "another's", answer.status(), expected, answer.body()));
                }
            }
        }

        assertThat(wrong).as(row.route()).isEmpty();
    }

    /** Requests about our workspace that name something of the other one. */
    record Smuggled(String method, String path, Map<String, Object> arguments, int status) {}

    static Stream<Smuggled> smuggled() {
        String us = house.ours().team();
        Tenant them = house.theirs();
        Map<String, Object> thread =
                Map.of("workspace_id", us, "channel_id", them.channel(), "thread_ts", them.thread());
        return Stream.of("GET", "POST")
                .flatMap(method -> Stream.of(
                        new Smuggled(
                                method, "/messages", Map.of("workspace_id", us, "channel_id", them.channel()), 404),
                        new Smuggled(method, "/messages/replies", thread, 404),
                        new Smuggled(
                                method,
                                "/ingestion/status",
                                Map.of("workspace_id", us, "ingestion_id", them.ingestion()),
                                404),
                        new Smuggled(
                                method,
                                "/search",
                                Map.of("workspace_id", us, "query", them.word(), "channel_id", them.channel()),
                                404)));
    }

    /** The answer to an id of the other tenant is the one to an id that nobody has. */
    @ParameterizedTest
    @MethodSource("smuggled")
    @Order(3)
    @Tag("security-31")
    void whatBelongsToTheOtherTenantLooksLikeNothing(Smuggled asked) {
        Tenant them = house.theirs();
        Caller admin = house.as(Who.ADMIN);

        Caller.Answer foreign = admin.call(asked.method(), API + asked.path(), asked.arguments());
        Map<String, Object> invented = new java.util.HashMap<>(asked.arguments());
        invented.replaceAll((name, value) -> value.equals(them.channel())
                ? "C0NOBODYHAS"
                : value.equals(them.ingestion()) ? "00000000-0000-4000-8000-000000000000" : value);
        Caller.Answer unknown = admin.call(asked.method(), API + asked.path(), invented);

        assertThat(foreign.status()).as(foreign.body()).isEqualTo(asked.status());
        assertThat(anonymised(foreign.body(), asked.arguments())).isEqualTo(anonymised(unknown.body(), invented));
    }

    @Test
    @Order(4)
    @Tag("security-31")
    void filtersForTheOtherTenantFindNothing() {
        Tenant us = house.ours();
        Tenant them = house.theirs();
        Api api = house.api(Who.ADMIN);

        assertThat(api.ask("/search", Map.of("workspace_id", us.team(), "query", them.word()))
                        .path("messages"))
                .isEmpty();
        assertThat(api.ask(
                                "/search",
                                Map.of("workspace_id", us.team(), "query", "lunch", "user_id", them.user()))
                        .path("messages"))
                .isEmpty();
        assertThat(api.ask(
                                "/messages",
                                Map.of(
                                        "workspace_id",
                                        us.team(),
                                        "channel_id",
                                        us.channel(),
                                        "filters",
                                        Map.of("from_user", them.user())))
                        .path("messages"))
                .isEmpty();
        assertThat(api.ask(
                                "/analytics/activity",
                                Map.of("workspace_id", us.team(), "user_ids", List.of(them.user())))
                        .path("analytics")
                        .path("summary")
                        .path("total_messages")
                        .asInt())
                .isZero();
        assertThat(api.ask("/workspaces", Map.of()).path("workspaces").findValuesAsText("id"))
                .containsExactly(us.team());
    }

    @Test
    @Order(5)
    @Tag("security-31")
    void channelsOfTheOtherTenantAreNotCountedAndNotRead() {
        Tenant us = house.ours();
        Api api = house.api(Who.ADMIN);
        List<String> foreign = List.of(house.theirs().channel());

        Api.Answer counted = api.post("/analytics/activity", Map.of("workspace_id", us.team(), "channel_ids", foreign));
        Api.Answer read = api.post("/ingest", Map.of("workspace_id", us.team(), "channel_ids", foreign));

        assertThat(counted.status()).isIn(200, 404);
        assertThat(counted.body()
                        .path("analytics")
                        .path("summary")
                        .path("total_messages")
                        .asInt())
                .isZero();
        assertThat(read.status()).isIn(404, 409);
    }

    @ParameterizedTest
    @MethodSource("pagedLists")
    @Order(6)
    @Tag("security-31")
    @Tag("security-36")
    void aCursorOfTheOtherTenantOpensNothing(String path, String list) {
        Tenant us = house.ours();
        Tenant them = house.theirs();
        JsonNode page = house.api(Who.OTHER_TENANTS_ADMIN).ask(path, paged(path, them));
        String cursor = page.path("next_cursor").asText(page.path("paging").path("next_cursor").asText(""));
        assertThat(cursor).as("a second page of their %s: %s", list, page).isNotEmpty();

        Map<String, Object> ours = new java.util.HashMap<>(paged(path, us));
        ours.put("cursor", cursor);
        Api.Answer answer = house.api(Who.ADMIN).post(path, ours);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("error").path("code").asText()).isEqualTo("VALIDATION_FAILED");
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> pagedLists() {
        return Stream.of("channels", "users", "messages")
                .map(list -> org.junit.jupiter.params.provider.Arguments.of("/" + list, list));
    }

    private static Map<String, Object> paged(String path, Tenant tenant) {
        return path.equals("/messages")
                ? Map.of("workspace_id", tenant.team(), "channel_id", tenant.channel(), "limit", 1)
                : Map.of("workspace_id", tenant.team(), "limit", 1);
    }

    @Test
    @Order(7)
    @Tag("security-31")
    void theStreamTellsNothingOfTheOtherTenant() {
        Tenant us = house.ours();
        Tenant them = house.theirs();
        try (StreamReader stream = house.api(Who.ADMIN).stream(us.team())) {
            said(them);
            said(us);

            Awaitility.await("our own message")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> !stream.events().isEmpty());
            assertThat(stream.events())
                    .allSatisfy(event -> assertThat(event.data().path("workspace_id").asText())
                            .isEqualTo(us.team()));
        }
    }

    /** The key is for public channels: a private one of the same workspace does not exist for it. */
    @Test
    @Order(8)
    void aPrivateChannelIsUnknownToAKeyForPublicOnes() {
        Tenant us = house.ours();

        assertThat(house.api(Who.VIEWER)
                        .post("/messages", Map.of("workspace_id", us.team(), "channel_id", us.privateChannel()))
                        .status())
                .isEqualTo(404);
    }

    private static void said(Tenant tenant) {
        house.slack()
                .act(Map.of(
                        "action",
                        "post",
                        "team",
                        tenant.team(),
                        "channel",
                        tenant.channel(),
                        "user",
                        tenant.user(),
                        "text",
                        "something new"));
    }

    /** Without what differs from request to request: the ids asked for, the time, the request's own id. */
    private static String anonymised(String body, Map<String, Object> arguments) {
        String text = body.replaceAll("\"timestamp\":\"[^\"]*\"", "").replaceAll("urn:atom-slack:request:[^\"]*", "");
        for (Object value : arguments.values()) {
            text = text.replace(String.valueOf(value), "?");
        }
        return text;
    }
}

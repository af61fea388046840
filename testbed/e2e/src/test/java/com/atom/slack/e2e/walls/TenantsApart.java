package com.atom.slack.e2e.walls;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.atom.slack.e2e.api.Api;
import com.atom.slack.e2e.api.StreamReader;

import static org.assertj.core.api.Assertions.assertThat;

/** Ids of the other tenant in path, query, body, filter, cursor and stream of requests about our own workspace. */
abstract class TenantsApart {

    private static final String API = "/api/integrations/slack";

    /** Requests about our workspace that name something of the other one. */
    record Smuggled(String method, String path, Map<String, Object> arguments, int status) {}

    static Stream<Smuggled> smuggled() {
        String us = WallsIT.house().ours().team();
        Tenant them = WallsIT.house().theirs();
        Map<String, Object> thread =
                Map.of("workspace_id", us, "channel_id", them.channel(), "thread_ts", them.thread());
        return Stream.of("GET", "POST")
                .flatMap(method -> Stream.of(
                        new Smuggled(method, "/channels", Map.of("workspace_id", them.team()), 404),
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
    @Tag("security-31")
    void whatBelongsToTheOtherTenantLooksLikeNothing(Smuggled asked) {
        Tenant them = WallsIT.house().theirs();
        Caller admin = WallsIT.house().as(Who.ADMIN);

        Caller.Answer foreign = admin.call(asked.method(), API + asked.path(), asked.arguments());
        Map<String, Object> invented = new HashMap<>(asked.arguments());
        Map<Object, Object> nobodys = Map.of(
                them.team(), "T0NOBODYHAS",
                them.channel(), "C0NOBODYHAS",
                them.ingestion(), "00000000-0000-4000-8000-000000000000");
        invented.replaceAll((name, value) -> nobodys.getOrDefault(value, value));
        Caller.Answer unknown = admin.call(asked.method(), API + asked.path(), invented);

        assertThat(foreign.status()).as(foreign.body()).isEqualTo(asked.status());
        assertThat(anonymised(foreign.body(), asked.arguments())).isEqualTo(anonymised(unknown.body(), invented));
    }

    @Test
    @Tag("security-31")
    void filtersForTheOtherTenantFindNothing() {
        Tenant us = WallsIT.house().ours();
        Tenant them = WallsIT.house().theirs();
        Api api = WallsIT.house().api(Who.ADMIN);

        assertThat(api.ask("/search", Map.of("workspace_id", us.team(), "query", them.word()))
                        .path("messages"))
                .isEmpty();
        assertThat(api.ask("/search", Map.of("workspace_id", us.team(), "query", "lunch", "user_id", them.user()))
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
        assertThat(api.ask("/analytics/activity", Map.of("workspace_id", us.team(), "user_ids", List.of(them.user())))
                        .path("analytics")
                        .path("summary")
                        .path("total_messages")
                        .asInt())
                .isZero();
        assertThat(api.ask("/workspaces", Map.of()).path("workspaces").findValuesAsText("id"))
                .containsExactly(us.team());
    }

    @Test
    @Tag("security-31")
    void channelsOfTheOtherTenantAreNotCountedAndNotRead() {
        Tenant us = WallsIT.house().ours();
        Api api = WallsIT.house().api(Who.ADMIN);
        List<String> foreign = List.of(WallsIT.house().theirs().channel());

        Api.Answer counted = api.post("/analytics/activity", Map.of("workspace_id", us.team(), "channel_ids", foreign));
        Api.Answer read = api.post("/ingest", Map.of("workspace_id", us.team(), "channel_ids", foreign));

        assertThat(counted.status()).isEqualTo(200);
        assertThat(counted.body()
                        .path("analytics")
                        .path("summary")
                        .path("total_messages")
                        .asInt())
                .isZero();
        // a run that is to read channels which our token does not see reads nothing
        assertThat(read.status()).isIn(202, 409);
        assertThat(api.post("/messages", Map.of("workspace_id", us.team(), "channel_id", foreign.getFirst()))
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @MethodSource("pagedLists")
    @Tag("security-31")
    @Tag("security-36")
    void aCursorOfTheOtherTenantOpensNothing(String path, String list) {
        Tenant us = WallsIT.house().ours();
        Tenant them = WallsIT.house().theirs();
        JsonNode page = WallsIT.house().api(Who.OTHER_TENANTS_ADMIN).ask(path, paged(path, them));
        String cursor = page.path("next_cursor")
                .asText(page.path("paging").path("next_cursor").asText(""));
        assertThat(cursor).as("a second page of their %s: %s", list, page).isNotEmpty();

        Map<String, Object> ours = new HashMap<>(paged(path, us));
        ours.put("cursor", cursor);
        Api.Answer answer = WallsIT.house().api(Who.ADMIN).post(path, ours);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("error").path("code").asText()).isEqualTo("VALIDATION_FAILED");
    }

    static Stream<Arguments> pagedLists() {
        return Stream.of("channels", "users", "messages").map(list -> Arguments.of("/" + list, list));
    }

    private static Map<String, Object> paged(String path, Tenant tenant) {
        return path.equals("/messages")
                ? Map.of("workspace_id", tenant.team(), "channel_id", tenant.channel(), "limit", 1)
                : Map.of("workspace_id", tenant.team(), "limit", 1);
    }

    @Test
    @Tag("security-31")
    void theStreamTellsNothingOfTheOtherTenant() {
        Tenant us = WallsIT.house().ours();
        Tenant them = WallsIT.house().theirs();
        try (StreamReader stream = WallsIT.house().api(Who.ADMIN).stream(us.team())) {
            said(them);
            said(us);

            Awaitility.await("our own message")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> !stream.events().isEmpty());
            assertThat(stream.events())
                    .allSatisfy(event -> assertThat(
                                    event.data().path("workspace_id").asText())
                            .isEqualTo(us.team()));
        }
    }

    /** The key is for public channels: a private one of the same workspace does not exist for it. */
    @Test
    @Tag("security-34")
    void aPrivateChannelIsUnknownToAKeyForPublicOnes() {
        Tenant us = WallsIT.house().ours();

        assertThat(WallsIT.house()
                        .api(Who.VIEWER)
                        .post("/messages", Map.of("workspace_id", us.team(), "channel_id", us.privateChannel()))
                        .status())
                .isEqualTo(404);
    }

    private static void said(Tenant tenant) {
        WallsIT.house()
                .slack()
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

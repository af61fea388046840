package com.atom.slack.e2e.walls;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.atom.slack.e2e.api.Api;

import static org.assertj.core.api.Assertions.assertThat;

/** What nobody should send: fields that are not theirs to set, cursors that we did not make, bodies that are none. */
abstract class HostileInput {

    /** Members that would be worth a try: they say who one is, whose things are, and what the service alone may know. */
    private static final Map<String, Object> NOT_THEIRS = Map.of(
            "role", "ADMIN",
            "tenant_id", "T0OTHER",
            "team", "T0OTHER",
            "all_channels", true,
            "subject", "key:other",
            "createdAt", "2020-01-01T00:00:00Z",
            "is_admin", true,
            "__proto__", Map.of("role", "ADMIN"));

    private static final List<String> NO_REQUESTS = List.of(
            "{",
            "[1]",
            "\"text\"",
            "null",
            "{\"workspace_id\":{\"$ne\":null}}",
            "{\"workspace_id\":[\"T1\"],\"limit\":\"1; drop table message\"}",
            "{\"workspace_id\":\"' or '1'='1\",\"limit\":1e400}",
            "{\"workspace_id\":\"T1\\u0000\",\"cursor\":\"\\u0000\"}",
            "{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}",
            "{\"limit\":99999999999999999999999}");

    private static final Pattern INSIDES = Pattern.compile(
            "com\\.atom|java\\.|javax\\.|jakarta\\.|io\\.(quarkus|vertx|smallrye)|Exception|\\bat [a-z.]+\\(|\\bselect\\b|\\binsert\\b"
                    + "|SQLSTATE|org\\.postgresql|PgException|jackson");

    static Stream<Row> bodies() {
        return AccessTable.rows().stream().filter(row -> row.method().equals("POST") && row.least() != Who.ANONYMOUS);
    }

    /** Those of which the body is read; rotating keys takes none. */
    static Stream<Row> readBodies() {
        return bodies().filter(row -> !row.path().endsWith("/keys/rotate"));
    }

    @ParameterizedTest
    @MethodSource("readBodies")
    @Tag("security-35")
    void whatIsNotTheirsToSetIsRefusedByName(Row row) throws Exception {
        Map<String, Object> body =
                new HashMap<>(row.about().apply(WallsIT.house().ours()));
        body.putAll(NOT_THEIRS);

        Caller.Answer answer = WallsIT.house().afresh(Who.ADMIN).call(row.method(), row.path(), body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        JsonNode problem = Api.JSON.readTree(answer.body());
        assertThat(problem.path("error").path("code").asText()).isEqualTo("VALIDATION_FAILED");
        assertThat(problem.path("error").path("details").path("fields").findValuesAsText("field"))
                .containsExactlyInAnyOrderElementsOf(NOT_THEIRS.keySet());
    }

    @ParameterizedTest
    @MethodSource("bodies")
    @Tag("security-54")
    void whatIsNoRequestIsAProblemThatShowsNothingOfUs(Row row) throws Exception {
        List<String> wrong = new ArrayList<>();
        for (String body : NO_REQUESTS) {
            Caller.Answer answer = WallsIT.house().afresh(Who.ADMIN).send(row.path(), body);
            JsonNode problem = Api.JSON.readTree(answer.body());
            boolean fine = answer.status() >= 400
                    && answer.status() < 500
                    && answer.contentType().startsWith("application/problem+json")
                    && problem.path("status").asInt() == answer.status()
                    && problem.path("type").asText().startsWith("urn:atom-slack:problem:")
                    && problem.hasNonNull("title")
                    && problem.path("instance").asText().equals("urn:atom-slack:request:" + answer.requestId())
                    && !INSIDES.matcher(answer.body()).find();
            if (!fine) {
                wrong.add(body.substring(0, Math.min(60, body.length())) + " -> " + answer);
            }
        }

        assertThat(wrong).isEmpty();
    }

    /** A list, and a request for the first of its pages. */
    record Paged(String path, Map<String, Object> arguments) {}

    static Stream<Paged> lists() {
        Tenant us = WallsIT.house().ours();
        return Stream.of(
                new Paged("/channels", Map.of("workspace_id", us.team(), "limit", 1)),
                new Paged("/users", Map.of("workspace_id", us.team(), "limit", 1)),
                new Paged("/messages", Map.of("workspace_id", us.team(), "channel_id", us.channel(), "limit", 1)),
                new Paged("/search", Map.of("workspace_id", us.team(), "query", "lunch", "count", 1)),
                new Paged("/workspaces", Map.of("limit", 1)));
    }

    @ParameterizedTest
    @MethodSource("lists")
    @Tag("security-36")
    void aCursorThatWeDidNotMakeIsRefused(Paged list) {
        Api api = WallsIT.house().api(Who.ADMIN);
        JsonNode first = api.ask(list.path(), list.arguments());
        String made = first.path("next_cursor")
                .asText(first.path("paging").path("next_cursor").asText(""));
        List<String> cursors =
                new ArrayList<>(List.of("x", "AAAA", "eyJvZmZzZXQiOjB9", "' or 1=1 --", "../../etc", "x".repeat(5000)));
        for (int at = 0; at < made.length(); at += Math.max(1, made.length() / 8)) {
            char other = made.charAt(at) == 'A' ? 'B' : 'A';
            cursors.add(made.substring(0, at) + other + made.substring(at + 1));
        }

        assertThat(cursors).allSatisfy(cursor -> {
            Map<String, Object> next = new HashMap<>(list.arguments());
            next.put("cursor", cursor);
            Api.Answer answer = api.post(list.path(), next);
            assertThat(answer.status()).as("%s %s", cursor, answer.body()).isEqualTo(400);
            assertThat(answer.body().path("error").path("code").asText()).isEqualTo("VALIDATION_FAILED");
        });
    }
}

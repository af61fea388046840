package com.atom.slack.simulator;

import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SearchTest {
    private static SimulatorServer server;
    private static FullApp app;
    private static String first;
    private static String second;

    @BeforeAll
    static void install(@TempDir Path folder) {
        server = SimulatorServer.start(SimulatorOptions.forTests(folder));
        app = new FullApp(server);
        first = app.posted("the zebrafish swims, zebrafish!");
        second = app.app()
                .act("post", "general", ", \"text\": \"one zebrafish at https://zoo.example\"")
                .path("ts")
                .asText();
        app.app().act("react", app.general(), ", \"ts\": \"" + second + "\", \"name\": \"fish\"");
    }

    @AfterAll
    static void stop() {
        app.close();
        server.close();
    }

    private static JsonNode found(String query, String... more) {
        String[] args = new String[2 + more.length];
        System.arraycopy(new String[] {"query", query}, 0, args, 0, 2);
        System.arraycopy(more, 0, args, 2, more.length);
        return app.personOk("search.messages", args).path("messages");
    }

    private static int total(String query) {
        return found(query).path("total").asInt();
    }

    @Test
    void wordsAreFoundTheBestFirstOrByTime() {
        JsonNode best = found("zebrafish");
        assertThat(best.path("total").asInt()).isEqualTo(2);
        assertThat(best.path("matches").get(0).path("ts").asText()).isEqualTo(first);
        assertThat(best.path("matches").get(0).path("channel").path("name").asText())
                .isEqualTo("general");
        assertThat(best.path("matches").get(0).path("permalink").asText()).contains("/archives/");
        JsonNode latest = found("zebrafish", "sort", "timestamp");
        assertThat(latest.path("matches").get(0).path("ts").asText()).isEqualTo(second);
        JsonNode oldest = found("zebrafish", "sort", "timestamp", "sort_dir", "asc");
        assertThat(oldest.path("matches").get(0).path("ts").asText()).isEqualTo(first);
    }

    @Test
    void whatWasFoundIsMarkedWhenAsked() {
        assertThat(found("zebrafish", "highlight", "true")
                        .path("matches")
                        .get(1)
                        .path("text")
                        .asText())
                .startsWith("one \uE000zebrafish\uE001 at");
    }

    @Test
    void modifiersNarrowTheSearch() {
        String admin = app.ok("users.info", "user", app.admin())
                .path("user")
                .path("name")
                .asText();
        assertThat(total("zebrafish from:@" + admin)).isEqualTo(1);
        assertThat(total("zebrafish from:<@" + app.botUser() + ">")).isEqualTo(1);
        assertThat(total("zebrafish in:#general")).isEqualTo(2);
        assertThat(total("zebrafish in:random")).isZero();
        assertThat(total("zebrafish has:link")).isEqualTo(1);
        assertThat(total("zebrafish has::fish:")).isEqualTo(1);
        assertThat(total("zebrafish -one")).isEqualTo(1);
        assertThat(total("zebra*")).isEqualTo(2);
        assertThat(total("zebra")).isZero();
        assertThat(total("\"zebrafish swims\"")).isEqualTo(1);
        assertThat(total("zebrafish before:2001-01-01")).isZero();
        assertThat(total("zebrafish after:2001-01-01")).isEqualTo(2);
    }

    @Test
    void itIsPagedByCountOrFromMarkToMark() {
        JsonNode second = found("zebrafish", "count", "1", "page", "2");
        assertThat(second.path("paging").path("pages").asInt()).isEqualTo(2);
        assertThat(second.path("pagination").path("first").asInt()).isEqualTo(2);
        JsonNode marked = found("zebrafish", "count", "1", "cursor", "*");
        String next = marked.path("paging").path("next_cursor").asText();
        JsonNode last = found("zebrafish", "count", "1", "cursor", next);
        assertThat(last.path("matches").get(0)).isEqualTo(second.path("matches").get(0));
        assertThat(last.path("paging").path("next_cursor").asText()).isEmpty();
    }

    @Test
    void nothingToLookForIsSaidInASentence() {
        assertThat(app.personError("search.messages")).isEqualTo("No query passed");
        assertThat(app.error("search.messages", "query", "x")).isEqualTo("not_allowed_token_type");
    }

    @Test
    void filesAreFoundByTheirNames() {
        app.app().act("upload", "general", ", \"name\": \"zebra-plan.pdf\"");
        JsonNode files = app.personOk("search.files", "query", "zebra plan").path("files");
        assertThat(files.path("total").asInt()).isEqualTo(1);
        assertThat(files.path("matches").get(0).path("name").asText()).isEqualTo("zebra-plan.pdf");
        JsonNode all = app.personOk("search.all", "query", "zebrafish");
        assertThat(all.path("messages").path("total").asInt()).isEqualTo(2);
        assertThat(all.path("files").path("total").asInt()).isZero();
    }

    @Test
    void anAssistantNeedsTheTokenOfAMessageThatWasSentToIt() {
        assertThat(app.error("assistant.search.context", "query", "zebrafish")).isEqualTo("invalid_action_token");
        assertThat(app.personError("assistant.search.context")).isEqualTo("missing_query");
        assertThat(app.personError("assistant.search.context", "query", "x".repeat(501)))
                .isEqualTo("query_too_long");
        app.app().act("post", "general", ", \"text\": \"<@" + app.botUser() + "> find fish\"");
        String token = app.event(
                        "app_mention", event -> event.path("text").asText().contains("find fish"))
                .path("assistant_thread")
                .path("action_token")
                .asText();
        JsonNode results = app.ok(
                        "assistant.search.context",
                        "query",
                        "zebrafish?",
                        "action_token",
                        token,
                        "content_types",
                        "messages,users,channels,files",
                        "include_context_messages",
                        "true")
                .path("results");
        assertThat(results.path("messages")).hasSize(2);
        assertThat(results.path("messages").get(0).path("context_messages").has("before"))
                .isTrue();
        assertThat(app.error("assistant.search.context", "query", "x", "action_token", token + "0"))
                .isEqualTo("invalid_action_token");
    }
}

package com.atom.slack.e2e.mainjob;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.atom.slack.devstack.House;
import com.atom.slack.devstack.house.WorkspaceChoice.Size;
import com.atom.slack.e2e.api.Api;
import com.atom.slack.e2e.api.StreamReader;
import com.atom.slack.e2e.oracle.Oracle;
import com.atom.slack.e2e.oracle.Recount;
import com.atom.slack.e2e.slack.SimulatedSlack;

import static org.assertj.core.api.Assertions.assertThat;

/** The main job, as a user sees it: installed through OAuth, pulled, kept up to date, counted, searched, streamed. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MainJobIT {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path folder;

    private static House house;
    private static SimulatedSlack slack;
    private static Api api;
    private static Oracle oracle;
    private static String team;

    @BeforeAll
    static void start() {
        house = House.start(Size.SMALL, 7, folder);
        slack = new SimulatedSlack(house.simulatorUrl());
        api = new Api(house.gatewayUrl(), house.adminKey());
        team = slack.team();
        oracle = new Oracle(slack, api, team);
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    @Test
    @Order(1)
    void afterTheBackfillTheArchiveHoldsExactlyWhatTheTokenMaySee() {
        within(Duration.ofMinutes(2), "the backfill to end")
                .untilAsserted(() -> assertThat(api.ask("/ingestion/status", Map.of("workspace_id", team))
                                .path("running")
                                .asBoolean(true))
                        .isFalse());

        assertThat(oracle.trueMessages()).as("messages of the truth").isGreaterThan(300);
        assertThat(oracle.differences()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Asia/Kathmandu"})
    @Order(2)
    void activityEqualsARecountOfTheTruth(String zone) {
        Map<String, Recount.Day> expected = Recount.days(slack, team, ZoneId.of(zone));

        within(Duration.ofSeconds(30), "activity to equal the recount")
                .untilAsserted(() -> assertThat(activity(zone)).isEqualTo(expected));
    }

    @Test
    @Order(3)
    void whatPeopleDoShowsEverywhereAtOnce() {
        String channel = publicChannel();
        String user = author(channel);
        try (StreamReader stream = api.stream(team)) {
            String ts = slack.act(act("post", channel, user, Map.of("text", "the zebra crossed the quarterdeck")));
            String reply = slack.act(act("reply", channel, user, Map.of("text", "which zebra", "thread_ts", ts)));
            slack.act(act("react", channel, user, Map.of("ts", ts, "name", "eyes")));
            seen(channel, ts, "the zebra crossed the quarterdeck");
            found("zebra quarterdeck", ts);

            slack.act(act("edit", channel, user, Map.of("ts", ts, "text", "the okapi crossed the quarterdeck")));
            seen(channel, ts, "the okapi crossed the quarterdeck");
            found("okapi", ts);
            notFound("zebra quarterdeck");

            slack.act(act("delete", channel, user, Map.of("ts", reply)));
            notFound("which zebra");
            within(Duration.ofSeconds(20), "the archive to equal the truth")
                    .untilAsserted(() -> assertThat(oracle.differences()).isEmpty());
            within(Duration.ofSeconds(20), "activity to equal the recount")
                    .untilAsserted(
                            () -> assertThat(activity("UTC")).isEqualTo(Recount.days(slack, team, ZoneId.of("UTC"))));
            within(Duration.ofSeconds(10), "the stream to tell it all")
                    .untilAsserted(() -> assertThat(stream.events().stream().map(StreamReader.Event::name))
                            .contains("message_added", "reaction_added", "message_changed", "message_deleted"));
            assertThat(stream.events())
                    .extracting(StreamReader.Event::id)
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
    }

    /** A parent told again without its subtype, a language found, a link unfurled, a parent deleted under its reply. */
    @Test
    @Order(4)
    void whatSlackDoesByItselfChangesNothingThatWasSaid() {
        String channel = publicChannel();
        String user = author(channel);
        List.of("message_replied", "language_detected", "link_unfurled").forEach(slack::quirk);
        String ts = slack.act(act("post", channel, user, Map.of("text", "the heron reads https://example.org/reeds")));
        slack.act(act("reply", channel, user, Map.of("text", "which heron", "thread_ts", ts)));
        String doomed = slack.act(act("post", channel, user, Map.of("text", "the heron will not stay")));
        slack.act(act("reply", channel, user, Map.of("text", "it will leave a stone", "thread_ts", doomed)));
        slack.act(act("delete", channel, user, Map.of("ts", doomed)));

        found("heron reads", ts);
        found(
                "leave a stone",
                slack.messages(team, channel).getLast().path("ts").asText());
        notFound("will not stay");
        within(Duration.ofSeconds(20), "the unfurled link to be held")
                .untilAsserted(() -> assertThat(held(channel, ts).path("attachments"))
                        .singleElement()
                        .satisfies(unfurled ->
                                assertThat(unfurled.path("from_url").asText()).isEqualTo("https://example.org/reeds")));
        assertThat(held(channel, ts).path("text").asText()).startsWith("the heron reads");
        assertThat(held(channel, ts).has("edited")).isFalse();
        within(Duration.ofSeconds(20), "the archive to equal the truth")
                .untilAsserted(() -> assertThat(oracle.differences()).isEmpty());
    }

    @Test
    @Order(5)
    void aHouseThatWasStoppedGoesOnWhereItWas() {
        house.stop();
        house.startAgain();

        assertThat(oracle.differences()).isEmpty();
        slack.act(act("post", publicChannel(), author(publicChannel()), Map.of("text", "good morning again")));
        within(Duration.ofSeconds(30), "live events to arrive after the restart")
                .untilAsserted(() -> assertThat(oracle.differences()).isEmpty());
    }

    @Test
    @Order(6)
    void badRequestsAreRefusedByNameAndChangeNothing() {
        Api.Answer refused = api.post("/messages", Map.of("workspace_id", team, "chanel_id", "C1", "limit", 100_000));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("error").path("code").asText()).isEqualTo("VALIDATION_FAILED");
        assertThat(refused.body().path("detail").asText())
                .contains("chanel_id")
                .contains("limit")
                .contains("channel_id");
    }

    private static void seen(String channel, String ts, String text) {
        within(Duration.ofSeconds(10), "/messages to show it").untilAsserted(() -> {
            JsonNode messages = api.ask("/messages", Map.of("workspace_id", team, "channel_id", channel, "limit", 20))
                    .path("messages");
            assertThat(messages).anySatisfy(message -> {
                assertThat(message.path("ts").asText()).isEqualTo(ts);
                assertThat(message.path("text").asText()).isEqualTo(text);
            });
        });
    }

    private static JsonNode held(String channel, String ts) {
        return api.ask("/messages", Map.of("workspace_id", team, "channel_id", channel, "limit", 50))
                .path("messages")
                .valueStream()
                .filter(message -> message.path("ts").asText().equals(ts))
                .findFirst()
                .orElseThrow();
    }

    private static void found(String query, String ts) {
        within(Duration.ofSeconds(10), "/search to find it")
                .untilAsserted(() -> assertThat(hits(query)).contains(ts));
    }

    private static void notFound(String query) {
        within(Duration.ofSeconds(10), "/search to forget it")
                .untilAsserted(() -> assertThat(hits(query)).isEmpty());
    }

    private static List<String> hits(String query) {
        return api.ask("/search", Map.of("workspace_id", team, "query", query))
                .path("messages")
                .findValuesAsText("ts");
    }

    private static Map<String, Recount.Day> activity(String zone) {
        JsonNode answer = api.ask(
                "/analytics/activity",
                Map.of(
                        "workspace_id",
                        team,
                        "time_zone",
                        zone,
                        "date_range",
                        Map.of("start", dayOf(-120), "end", dayOf(2)),
                        "aggregation",
                        "daily"));
        Map<String, Recount.Day> days = new TreeMap<>();
        answer.path("analytics").path("activity_over_time").forEach(period -> {
            if (period.path("message_count").asInt() > 0) {
                days.put(
                        period.path("period").asText().substring(0, 10),
                        new Recount.Day(
                                period.path("message_count").asInt(),
                                period.path("unique_users").asInt(),
                                period.path("active_channels").asInt()));
            }
        });
        return days;
    }

    private static String dayOf(int daysFromNow) {
        return LocalDate.now(ZoneOffset.UTC).plusDays(daysFromNow).toString();
    }

    private static String publicChannel() {
        return slack.visibleChannels(team).stream()
                .filter(channel -> channel.kind().equals("public") && !channel.archived())
                .findFirst()
                .orElseThrow()
                .id();
    }

    /** Somebody who wrote in the channel, and so may write there. */
    private static String author(String channel) {
        return slack.messages(team, channel).stream()
                .filter(message -> message.path("subtype").asText("").isEmpty()
                        && !message.path("user").asText("").isEmpty()
                        && message.path("bot_id").asText("").isEmpty())
                .reduce((first, last) -> last)
                .orElseThrow()
                .path("user")
                .asText();
    }

    private static Map<String, Object> act(String action, String channel, String user, Map<String, String> more) {
        Map<String, Object> act = new TreeMap<>(more);
        act.put("action", action);
        act.put("team", team);
        act.put("channel", channel);
        act.put("user", user);
        return act;
    }

    private static ConditionFactory within(Duration limit, String what) {
        return Awaitility.await(what).atMost(limit).pollInterval(Duration.ofMillis(200));
    }
}

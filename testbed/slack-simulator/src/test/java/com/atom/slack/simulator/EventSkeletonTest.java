package com.atom.slack.simulator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.atom.slack.simulator.delivery.EventTypes;
import com.atom.slack.simulator.wire.Json;

import static org.assertj.core.api.Assertions.assertThat;

/** Every event an app can hear beside what is known of Slack's. */
class EventSkeletonTest extends SkeletonFixture {
    private static final String KIND = "events";
    private static final Map<String, String> FAMILIES =
            Map.of("channel", "channels", "group", "groups", "im", "im", "mpim", "mpim");

    private final Set<String> heard = new TreeSet<>();
    private final Set<String> unknown = new TreeSet<>();

    @Override
    String table() {
        return "events-differences.txt";
    }

    @BeforeEach
    void subscribe() {
        client.http().post("/_sim/apps", """
            {"name": "Archive", "events": %s, "link_domains": ["x.example"]}\
            """.formatted(subscribed()));
    }

    private static String subscribed() {
        return Json.text(Json.array(EventTypes.ALL));
    }

    @Test
    void noEventHasAFieldOrATypeThatSlackDoesNotHave() {
        // When
        new ChannelEvents(this).all();
        new MessageEvents(this).all();
        new OfficeEvents(this).all();
        organisation();
        called(app.token(), "apps.uninstall", "client_id", client.id(), "client_secret", client.secret());
        DeliveredApp.await(
                "all is told",
                () -> client.http().json("/_sim/status").path("undelivered").asInt() == 0);
        tooMuch();
        // Then
        receiver.got().forEach(got -> told(got.json()));
        assertThat(unknown).as("heard, but not known of Slack").isEmpty();
        Set<String> missed = new TreeSet<>(EventTypes.ALL);
        missed.removeAll(heard);
        assertThat(missed).as("can be delivered, but not compared").isEmpty();
        Set<String> left = new TreeSet<>();
        Samples.names(KIND).forEach(name -> left.add(name.replaceFirst("Payload$", "")));
        left.removeAll(compared);
        assertThat(left).as("known of Slack, but not heard").isEmpty();
        assertThat(agreement.problems()).isEmpty();
    }

    private void told(JsonNode body) {
        JsonNode event = body.path("event");
        String name = name(body.has("event") ? event : body);
        compare(KIND, name + "Payload", name, body);
        if (!compared.contains(name)) {
            unknown.add(name);
        }
        String type = event.path("type").asText();
        heard.add(
                type.equals("message")
                        ? "message." + FAMILIES.get(event.path("channel_type").asText())
                        : type);
    }

    /** {@code channel_archive} is {@code ChannelArchive}, a message of this subtype {@code MessageChannelArchive}. */
    private static String name(JsonNode event) {
        String subtype = event.path("subtype").asText();
        String words = event.path("type").asText();
        if (words.equals("message") && !subtype.isEmpty()) {
            words = subtype.equals("bot_message")
                    ? "message_bot"
                    : subtype.startsWith("message_") ? subtype : "message_" + subtype;
        }
        return Arrays.stream(words.split("_"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    private void organisation() {
        OAuthClient wide = OAuthClient.registered(server, "Wide", """
            , "org_ready": true, "request_url": "%s", "events": %s\
            """.formatted(receiver.url(), subscribed()));
        wide.install(
                "scope", "channels:read,channels:history,users:read,team:read,chat:write", "_sim_org", OrgFixture.ORG);
        wide.http().act("{\"action\": \"team_access_grant\", \"team\": \"" + OrgFixture.ONE + "\"}");
        wide.http().act("{\"action\": \"team_access_revoke\", \"team\": \"" + OrgFixture.ONE + "\"}");
    }

    /** Another app hears more within an hour than it may. */
    private void tooMuch() {
        client.http().post("/_sim/delivery", "{\"events_per_hour\": 1}");
        OAuthClient other = OAuthClient.registered(server, "Loud", """
            , "request_url": "%s", "events": ["message.channels"]\
            """.formatted(receiver.url()));
        other.install("scope", "channels:read,channels:history");
        DeliveredApp.await(
                "the notice",
                () -> receiver.got().stream()
                        .anyMatch(got -> got.json().path("type").asText().equals("app_rate_limited")));
    }
}

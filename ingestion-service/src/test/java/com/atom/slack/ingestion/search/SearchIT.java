package com.atom.slack.ingestion.search;

import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.atom.slack.ingestion.house.Archive;
import com.atom.slack.ingestion.house.Door;
import com.atom.slack.ingestion.house.Stage;

import static org.assertj.core.api.Assertions.assertThat;

@Archive
class SearchIT {

    private static final String TEAM = "TSEARCH";

    @Inject
    Stage stage;

    @Inject
    Door door;

    @BeforeEach
    void aWorkspaceWithAPublicAndAPrivateChannel() {
        stage.channel(TEAM, "{\"id\":\"C1\",\"name\":\"general\",\"is_channel\":true}");
        stage.channel(TEAM, "{\"id\":\"C2\",\"name\":\"secret\",\"is_channel\":true,\"is_private\":true}");
        stage.users(TEAM, "[{\"id\":\"U1\",\"name\":\"ann\"},{\"id\":\"U2\",\"name\":\"bob\"}]");
        stage.page(TEAM, "C1", """
                [{"ts":"1750000001.000000","user":"U1","text":"the release train leaves & <https://x.io|docs> help"},
                 {"ts":"1750000002.000000","user":"U2","text":"train the release, a &lt;b&gt; marker"},
                 {"ts":"1750000003.000000","user":"U2","text":"ERR-4711 in release","files":[{"id":"F1"}],
                  "reactions":[{"name":"eyes","users":["U1"],"count":1}]},
                 {"ts":"1750000004.000000","user":"U1","text":"release to be deleted"}]""");
        stage.page(TEAM, "C2", "[{\"ts\":\"1750000005.000000\",\"user\":\"U1\",\"text\":\"secret release\"}]");
        stage.event(TEAM, """
                {"type":"message","subtype":"message_deleted","channel":"C1","deleted_ts":"1750000004.000000",
                 "event_ts":"1750000009.000000"}""");
        stage.page("TSEARCHX", "C1", "[{\"ts\":\"1750000001.000000\",\"user\":\"U1\",\"text\":\"their release\"}]");
    }

    private List<String> found(String query) {
        return ask(true, "{\"query\":\"" + query.replace("\"", "\\\"") + "\"}")
                .jsonPath()
                .getList("messages.ts");
    }

    private Response ask(boolean allChannels, String body) {
        return door.post(TEAM, allChannels, "/search", body);
    }

    @Test
    void findsWordsNewestFirstAndNeverWhatIsDeletedOrAnothersTenants() {
        assertThat(found("release"))
                .containsExactly("1750000005.000000", "1750000003.000000", "1750000002.000000", "1750000001.000000");
    }

    @Test
    void understandsPhrasesNegationPlacesPeopleAndDates() {
        assertThat(found("\"release train\"")).containsExactly("1750000001.000000");
        assertThat(found("release -train in:#general")).containsExactly("1750000003.000000");
        assertThat(found("release from:@bob -err")).containsExactly("1750000002.000000");
        assertThat(found("from:@ann in:general")).containsExactly("1750000001.000000");
        assertThat(found("err-4711")).containsExactly("1750000003.000000");
        assertThat(found("release on:2025-06-15")).hasSize(4);
        assertThat(found("release before:2025-06-15")).isEmpty();
        assertThat(found("from:@nobody")).isEmpty();
    }

    @Test
    void filtersByWhatAMessageHas() {
        assertThat(found("has:file")).containsExactly("1750000003.000000");
        assertThat(found("has:reaction")).containsExactly("1750000003.000000");
        assertThat(found("has:link")).containsExactly("1750000001.000000");
        assertThat(found("release -has:link in:general")).hasSize(2);
    }

    @Test
    @Tag("security-34")
    void leavesPrivateChannelsOutForCallersWithoutThem() {
        JsonPath answer = ask(false, "{\"query\":\"release\"}").jsonPath();

        assertThat(answer.getList("messages.channel")).containsOnly("C1");
        assertThat(answer.getInt("total")).isEqualTo(3);
    }

    @Test
    void marksHitsInEscapedText() {
        JsonPath answer = ask(true, "{\"query\":\"marker\"}").jsonPath();

        assertThat(answer.getString("messages[0].snippet"))
                .contains("<em>marker</em>")
                .doesNotContain("<b>");
        assertThat(answer.getDouble("messages[0].score")).isPositive();
    }

    @Test
    void pagesThroughEveryHitOnceInBothOrders() {
        for (String sort : List.of("timestamp", "score")) {
            String body = "{\"query\":\"release\",\"count\":1,\"sort\":\"" + sort + "\"";
            JsonPath page = ask(true, body + "}").jsonPath();
            List<String> all = new ArrayList<>(page.getList("messages.ts"));
            while (page.getString("next_cursor") != null) {
                page = ask(true, body + ",\"cursor\":\"" + page.getString("next_cursor") + "\"}")
                        .jsonPath();
                all.addAll(page.getList("messages.ts"));
            }
            assertThat(all).as(sort).hasSize(4).doesNotHaveDuplicates();
        }
    }

    @Test
    @Tag("security-50")
    void namesWhatItDoesNotUnderstand() {
        Response refused = ask(true, "{\"query\":\"before:soon has:cheese\",\"cursor\":\"forged.forged\"}");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("error.code")).isEqualTo("VALIDATION_FAILED");
        assertThat(refused.jsonPath().getList("error.details.fields")).hasSize(2);
    }
}

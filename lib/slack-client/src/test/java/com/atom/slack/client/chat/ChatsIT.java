package com.atom.slack.client.chat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.atom.slack.client.MessageAddress;
import com.atom.slack.client.Samples;
import com.atom.slack.client.SlackAnswer;
import com.atom.slack.client.SlackStub.Scripted;
import com.atom.slack.client.StubbedSlack;
import com.atom.slack.client.chat.Content.Blocks;
import com.atom.slack.client.chat.Content.Markdown;
import com.atom.slack.client.chat.Content.Text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ChatsIT {

    private static final String TS = "1503435956.000247";
    private static final String POSTED = "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1503435956.000247\"}";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @RegisterExtension
    static final StubbedSlack SLACK = new StubbedSlack();

    @Test
    void aPublishedAnswerSaysWhereThePostStands() {
        // Given
        SLACK.thenOk(Samples.text("web-api-examples/chat.postMessage.success.json"));

        // When
        PostOutcome outcome = SLACK.await(chats().post(Post.in(SLACK.channel("C1H9RESGL"), new Text("hello"))));

        // Then
        assertThat(outcome).isInstanceOfSatisfying(PostOutcome.Posted.class, posted -> {
            assertThat(posted.message()).isEqualTo(SLACK.channel("C1H9RESGL").message(TS));
            assertThat(posted.shown().path("bot_id").asText()).isEqualTo("B19LU7CSY");
        });
        assertThat(SLACK.heardLast().form())
                .containsEntry("channel", "C1H9RESGL")
                .containsEntry("text", "hello")
                .hasSize(2);
    }

    @Test
    void aReplyNamesItsThreadAndMayBeShownInTheChannel() {
        // Given
        SLACK.thenOk(POSTED);

        // When
        SLACK.await(chats().post(Post.under(message(), new Markdown("**yes**")).shownInChannel()));

        // Then
        assertThat(SLACK.heardLast().form())
                .containsEntry("thread_ts", TS)
                .containsEntry("reply_broadcast", "true")
                .containsEntry("markdown_text", "**yes**")
                .doesNotContainKey("text");
    }

    @Test
    void blocksAndMetadataAreJsonTextsInTheForm() {
        // Given
        SLACK.thenOk(POSTED);
        var blocks = JSON.arrayNode().add(JSON.objectNode().put("type", "divider"));
        var metadata = new MessageMetadata("archive", JSON.objectNode().put("id", 7));

        // When
        SLACK.await(chats().post(Post.in(SLACK.channel("C1"), new Blocks(blocks, new Text("a line")))
                .with(metadata)));

        // Then
        assertThat(SLACK.heardLast().form())
                .containsEntry("blocks", "[{\"type\":\"divider\"}]")
                .containsEntry("text", "a line")
                .containsEntry("metadata", "{\"event_type\":\"archive\",\"event_payload\":{\"id\":7}}");
    }

    @Test
    void aPostToAPersonStandsInTheirDm() {
        // Given
        SLACK.thenOk("{\"ok\":true,\"channel\":\"D9\",\"ts\":\"1503435956.000247\"}");

        // When
        PostOutcome outcome = SLACK.await(chats().post(Post.in(SLACK.channel("U1"), new Text("hello"))));

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        PostOutcome.Posted.class,
                        posted -> assertThat(posted.message().channel()).isEqualTo("D9"));
    }

    @Test
    void aPostWhoseAnswerIsLostIsInDoubtAndSentOnce() {
        // Given
        SLACK.then(Scripted.SILENCE);
        SLACK.waitOnly(Duration.ofMillis(300));

        // When
        PostOutcome outcome = SLACK.await(chats().post(Post.in(SLACK.channel("C1"), new Text("hello"))));

        // Then
        assertThat(outcome).isEqualTo(new PostOutcome.InDoubt("unreachable"));
        assertThat(SLACK.heard()).hasSize(1);
    }

    @Test
    void aPostThatSlackRefusesSaysWhy() {
        // Given
        SLACK.thenOk(Samples.text("web-api-examples/chat.postMessage.error.json"));

        // When
        PostOutcome outcome = SLACK.await(chats().post(Post.in(SLACK.channel("C1"), new Text("hello"))));

        // Then
        assertThat(outcome)
                .isEqualTo(new PostOutcome.Refused(
                        SlackAnswer.Refused.of(SlackAnswer.Kind.OTHER, "too_many_attachments")));
    }

    @Test
    void aScheduledPostHasItsIdAndTimeThoughSlackSaysTheTimeAsAText() {
        // Given
        SLACK.thenOk("""
                {"ok":true,"channel":"C1","scheduled_message_id":"Q1298393284","post_at":"1562180400",
                 "message":{"text":"later","type":"delayed_message"}}""");
        Instant at = Instant.ofEpochSecond(1562180400);

        // When
        ScheduleOutcome outcome = SLACK.await(chats().schedule(Post.in(SLACK.channel("C1"), new Text("later")), at));

        // Then
        assertThat(outcome).isEqualTo(new ScheduleOutcome.Scheduled("Q1298393284", at));
        assertThat(SLACK.heardLast().path()).isEqualTo("/api/chat.scheduleMessage");
        assertThat(SLACK.heardLast().form()).containsEntry("post_at", "1562180400");
    }

    @Test
    void aScheduledPostWhoseAnswerIsLostIsInDoubt() {
        // Given
        SLACK.then(Scripted.HANG_UP);

        // When
        ScheduleOutcome outcome =
                SLACK.await(chats().schedule(Post.in(SLACK.channel("C1"), new Text("later")), Instant.EPOCH));

        // Then
        assertThat(outcome).isEqualTo(new ScheduleOutcome.InDoubt("unreachable"));
        assertThat(SLACK.heard()).hasSize(1);
    }

    @Test
    void aScheduledPostWithMetadataIsRefusedBeforeSlackIsAsked() {
        // Given
        Post post =
                Post.in(SLACK.channel("C1"), new Text("later")).with(new MessageMetadata("archive", JSON.objectNode()));

        // When
        assertThatThrownBy(() -> chats().schedule(post, Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("never posted");

        // Then
        assertThat(SLACK.heard()).isEmpty();
    }

    @Test
    void anEditNamesTheMessageAndIsRepeatedWhenItsAnswerIsLost() {
        // Given
        SLACK.then(Scripted.HANG_UP).thenOk("{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1503435956.000247\"}");

        // When
        EditOutcome outcome = SLACK.await(chats().edit(new Edit(message(), new Text("better"))));

        // Then
        assertThat(outcome).isEqualTo(new EditOutcome.Edited());
        assertThat(SLACK.heard()).hasSize(2);
        assertThat(SLACK.heardLast().path()).isEqualTo("/api/chat.update");
        assertThat(SLACK.heardLast().form())
                .containsEntry("channel", "C1")
                .containsEntry("ts", TS)
                .containsEntry("text", "better")
                .hasSize(3);
    }

    @Test
    void theMessageOfSomebodyElseIsNotEdited() {
        // Given
        SLACK.thenOk("{\"ok\":false,\"error\":\"cant_update_message\"}");

        // When
        EditOutcome outcome = SLACK.await(chats().edit(new Edit(message(), new Text("better"))));

        // Then
        assertThat(outcome)
                .isEqualTo(
                        new EditOutcome.Refused(SlackAnswer.Refused.of(SlackAnswer.Kind.OTHER, "cant_update_message")));
    }

    @Test
    void aDeletionWhoseFirstAnswerIsLostFindsTheMessageGone() {
        // Given
        SLACK.then(Scripted.HANG_UP).thenOk("{\"ok\":false,\"error\":\"message_not_found\"}");

        // When
        DeleteOutcome outcome = SLACK.await(chats().delete(message()));

        // Then
        assertThat(outcome).isEqualTo(new DeleteOutcome.NotThere());
        assertThat(SLACK.heardLast().path()).isEqualTo("/api/chat.delete");
        assertThat(SLACK.heardLast().form()).containsEntry("ts", TS);
    }

    @Test
    void aDeletionSaysSo() {
        // Given
        SLACK.thenOk("{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1503435956.000247\"}");

        // When
        DeleteOutcome outcome = SLACK.await(chats().delete(message()));

        // Then
        assertThat(outcome).isEqualTo(new DeleteOutcome.Deleted());
    }

    @Test
    void aPublishedAnswerGivesTheAddressForPeople() {
        // Given
        SLACK.thenOk(Samples.text("web-api-examples/chat.getPermalink.success.json"));

        // When
        PermalinkOutcome outcome = SLACK.await(chats().permalink(message()));

        // Then
        assertThat(outcome)
                .isEqualTo(new PermalinkOutcome.Found(
                        URI.create("https://ghostbusters.slack.com/archives/C1H9RESGA/p135854651500008")));
        assertThat(SLACK.heardLast().verb()).isEqualTo("GET");
        assertThat(SLACK.heardLast().params())
                .containsEntry("channel", "C1")
                .containsEntry("message_ts", TS)
                .hasSize(2);
    }

    private static MessageAddress message() {
        return SLACK.channel("C1").message(TS);
    }

    private static Chats chats() {
        return new Chats(SLACK.calls());
    }
}

package com.atom.slack.client.reactions;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.atom.slack.client.MessageAddress;
import com.atom.slack.client.Samples;
import com.atom.slack.client.SlackAnswer;
import com.atom.slack.client.SlackStub.Scripted;
import com.atom.slack.client.StubbedSlack;
import com.atom.slack.client.rates.Lane;

import static org.assertj.core.api.Assertions.assertThat;

class ReactionsIT {

    private static final Emoji EMOJI = new Emoji("thumbsup::skin-tone-4");

    @RegisterExtension
    static final StubbedSlack SLACK = new StubbedSlack();

    @Test
    void aReactionNamesTheMessageByItsTimestamp() {
        // Given
        SLACK.thenOk(Samples.text("web-api-examples/reactions.add.success.json"));

        // When
        ReactOutcome outcome = SLACK.await(reactions().add(message(), EMOJI));

        // Then
        assertThat(outcome).isEqualTo(new ReactOutcome.Done());
        assertThat(SLACK.heardLast().verb()).isEqualTo("POST");
        assertThat(SLACK.heardLast().path()).isEqualTo("/api/reactions.add");
        assertThat(SLACK.heardLast().form())
                .containsEntry("channel", "C1")
                .containsEntry("timestamp", "1503435956.000247")
                .containsEntry("name", "thumbsup::skin-tone-4")
                .hasSize(3);
    }

    @Test
    void aReactionWhoseFirstAnswerIsLostIsThereAlready() {
        // Given
        SLACK.then(Scripted.HANG_UP).thenOk(Samples.text("web-api-examples/reactions.add.error.json"));

        // When
        ReactOutcome outcome = SLACK.await(reactions().add(message(), EMOJI));

        // Then
        assertThat(outcome).isEqualTo(new ReactOutcome.WasSo());
        assertThat(SLACK.heard()).hasSize(2);
    }

    @Test
    void whatWasNeverGivenNeedNotBeTakenBack() {
        // Given
        SLACK.thenOk(Samples.text("web-api-examples/reactions.remove.error.json"));

        // When
        ReactOutcome outcome = SLACK.await(reactions().remove(message(), EMOJI));

        // Then
        assertThat(outcome).isEqualTo(new ReactOutcome.WasSo());
        assertThat(SLACK.heardLast().path()).isEqualTo("/api/reactions.remove");
    }

    @Test
    void aLockedThreadTakesNoReaction() {
        // Given
        SLACK.thenOk("{\"ok\":false,\"error\":\"thread_locked\"}");

        // When
        ReactOutcome outcome = SLACK.await(reactions().add(message(), EMOJI));

        // Then
        assertThat(outcome)
                .isEqualTo(new ReactOutcome.Refused(SlackAnswer.Refused.of(SlackAnswer.Kind.OTHER, "thread_locked")));
    }

    @Test
    void whoReactedIsRead() {
        // Given
        SLACK.thenOk("""
                {"ok":true,"type":"message","channel":"C1","message":{"ts":"1503435956.000247","reactions":[
                 {"name":"thumbsup::skin-tone-4","count":3,"users":["U1","U2"]},{"name":"eyes","count":1,"users":["U1"]}]}}""");

        // When
        ReadOutcome outcome = SLACK.await(reactions().read(message(), Lane.BACKFILL));

        // Then
        assertThat(outcome)
                .isEqualTo(new ReadOutcome.Found(List.of(
                        new Reaction("thumbsup::skin-tone-4", 3, List.of("U1", "U2")),
                        new Reaction("eyes", 1, List.of("U1")))));
        assertThat(SLACK.heardLast().params())
                .containsEntry("timestamp", "1503435956.000247")
                .containsEntry("full", "true");
    }

    @Test
    void aPublishedAnswerIsReadThoughItIsAboutAFile() {
        // Given
        SLACK.thenOk(Samples.text("web-api-examples/reactions.get.success.json"));

        // When
        ReadOutcome outcome = SLACK.await(reactions().read(message(), Lane.BACKFILL));

        // Then
        assertThat(outcome)
                .isEqualTo(new ReadOutcome.Found(
                        List.of(new Reaction("stuck_out_tongue_winking_eye", 1, List.of("U2U85N1RV")))));
    }

    @Test
    void aMessageWithoutReactionsHasNone() {
        // Given
        SLACK.thenOk(
                "{\"ok\":true,\"type\":\"message\",\"channel\":\"C1\",\"message\":{\"ts\":\"1503435956.000247\"}}");

        // When
        ReadOutcome outcome = SLACK.await(reactions().read(message(), Lane.BACKFILL));

        // Then
        assertThat(outcome).isEqualTo(new ReadOutcome.Found(List.of()));
    }

    @Test
    void aMessageThatIsGoneIsSaid() {
        // Given
        SLACK.thenOk("{\"ok\":false,\"error\":\"message_not_found\"}");

        // When
        ReadOutcome outcome = SLACK.await(reactions().read(message(), Lane.BACKFILL));

        // Then
        assertThat(outcome).isEqualTo(new ReadOutcome.NotThere());
    }

    private static MessageAddress message() {
        return SLACK.channel("C1").message("1503435956.000247");
    }

    private static Reactions reactions() {
        return new Reactions(SLACK.calls());
    }
}

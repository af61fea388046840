package com.atom.slack.ingestion.messages;

import java.util.List;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import com.atom.slack.contracts.changes.ChangeKind;
import com.atom.slack.contracts.changes.Origin;
import com.atom.slack.ingestion.messages.MessageClaim.Deletion;
import com.atom.slack.ingestion.messages.MessageClaim.Reaction;
import com.atom.slack.ingestion.messages.MessageClaim.Sighting;

import static org.assertj.core.api.Assertions.assertThat;

class MessageStateTest {

    private static final String TS = "1750000000.000100";
    private static final long POSTED = 1_750_000_000_000_100L;

    private final MessageState state = new MessageState(new MessageId(1, TS), Origin.LIVE);

    @Test
    void reactionsThatCameBeforeTheirMessageAreToldAfterIt() {
        // Given
        assertThat(state.join(new Reaction("eyes", "U2", POSTED + 20, true))).isEmpty();
        assertThat(state.join(new Reaction("tada", "U1", POSTED + 10, true))).isEmpty();
        assertThat(state.join(new Reaction("wave", "U1", POSTED + 30, true))).isEmpty();
        assertThat(state.join(new Reaction("wave", "U1", POSTED + 40, false))).isEmpty();

        // When
        List<MessageState.Visible> seen = state.join(posted());

        // Then
        assertThat(seen)
                .extracting(MessageState.Visible::kind)
                .containsExactly(ChangeKind.MESSAGE_ADDED, ChangeKind.REACTION_ADDED, ChangeKind.REACTION_ADDED);
        assertThat(seen).extracting(visible -> visible.after().reactions()).containsExactly(0, 1, 2);
        assertThat(seen).extracting(MessageState.Visible::version).containsExactly(1L, 2L, 3L);
        assertThat(seen.get(1).reaction().name()).isEqualTo("tada");
    }

    @Test
    void nothingIsToldOfAMessageThatWasDeletedBeforeItCame() {
        // Given
        state.join(new Reaction("eyes", "U2", POSTED + 20, true));
        state.join(new Deletion(false, POSTED + 30));

        // Then
        assertThat(state.join(posted())).isEmpty();
    }

    @Test
    void theSameMessageAgainIsNoNews() {
        // Given
        state.join(posted());

        // Then
        assertThat(state.join(posted())).isEmpty();
    }

    private static Sighting posted() {
        ObjectNode message = JsonNodeFactory.instance
                .objectNode()
                .put("type", "message")
                .put("user", "U1")
                .put("text", "hi")
                .put("ts", TS);
        return new Sighting(message, POSTED, null);
    }
}

package com.atom.slack.analytics.facts;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.atom.slack.contracts.changes.MessageFacts;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule 12 of the design. */
class CountingTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"bot_message", "thread_broadcast", "me_message", "file_share", "huddle_thread", "reminder_add"})
    void whatPeopleAndBotsWriteCounts(String subtype) {
        assertThat(Counting.counts(facts("U1", null, subtype))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "channel_join", "channel_leave", "channel_topic", "channel_name", "channel_purpose", "channel_archive",
                "channel_unarchive", "group_join", "group_leave", "group_topic", "group_name", "group_purpose",
                "group_archive", "group_unarchive", "pinned_item", "unpinned_item"
            })
    void whatSlackSaysOfTheChannelDoesNot(String subtype) {
        assertThat(Counting.counts(facts("U1", null, subtype))).isFalse();
    }

    @Test
    void whatIsDeletedDoesNot() {
        assertThat(Counting.counts(null)).isFalse();
    }

    @Test
    void aMessageCountsForTheUserElseForTheBot() {
        assertThat(Counting.author(facts("U1", "B1", null))).isEqualTo("U1");
        assertThat(Counting.author(facts(null, "B1", null))).isEqualTo("B1");
        assertThat(Counting.author(facts(null, null, null))).isEmpty();
    }

    @Test
    void aTsIsAMomentWithinItsQuarterOfAnHour() {
        Instant at = MessageTime.of("1700000000.000100");

        assertThat(at).isEqualTo("2023-11-14T22:13:20.000100Z");
        assertThat(MessageTime.quarter(at)).isEqualTo("2023-11-14T22:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1700000000", "1.7e9", "1700000000.0001", "-1.000000", "999999999999999.000000"})
    void whatIsNoTsIsPoison(String ts) {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> MessageTime.of(ts))
                .isInstanceOf(UnreadableChange.class)
                .matches(Poison::is);
    }

    private static MessageFacts facts(String author, String bot, String subtype) {
        return new MessageFacts(author, bot, subtype, null, 1, 0, 0, 0);
    }
}

package com.atom.slack.simulator.story;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;

import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Channel.Kind;
import com.atom.slack.simulator.workspace.Message;
import com.atom.slack.simulator.workspace.MessageJson;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.Ts;
import com.atom.slack.simulator.workspace.World;

import static org.assertj.core.api.Assertions.assertThat;

class StoryTest {
    private static final long ANCHOR = 1_795_000_000;

    @Test
    void theSameSeedAndAnchorTellTheSameStoryByteForByte() {
        assertThat(written(new Story(7, ANCHOR, Size.SMALL).told()))
                .isEqualTo(written(new Story(7, ANCHOR, Size.SMALL).told()));
    }

    @Test
    void anotherSeedTellsAnotherStory() {
        assertThat(written(new Story(8, ANCHOR, Size.SMALL).told()))
                .isNotEqualTo(written(new Story(7, ANCHOR, Size.SMALL).told()));
    }

    @Test
    void aDemoIsAsLargeAsPromised() {
        Team team = team(new Story(1, ANCHOR, Size.DEMO).told());
        assertThat(team.users().values().stream().filter(user -> user.team().equals(team.id())))
                .hasSize(60);
        assertThat(team.channels()).hasSize(24);
        assertThat(messages(team, any -> true)).hasSize(20_000);
        assertThat(team.channels().values().stream().map(Channel::kind).distinct())
                .containsExactlyInAnyOrder(Kind.values());
        assertThat(team.channels().values().stream().filter(Channel::isArchived))
                .hasSize(2);
        assertThat(team.channels().values().stream().filter(Channel::isShared)).hasSize(1);
    }

    @Test
    void evenASmallStoryHasOneOfEverything() {
        Team team = team(new Story(1, ANCHOR, Size.SMALL).told());
        assertThat(messages(team, any -> true)).hasSize(600);
        assertThat(messages(team, Message::isReply)).isNotEmpty();
        assertThat(messages(team, message -> message.isReply() && message.isInChannel()))
                .isNotEmpty();
        assertThat(messages(team, Message::isTombstone)).isNotEmpty();
        assertThat(messages(team, message -> message.isDeleted() && !message.isTombstone()))
                .isNotEmpty();
        assertThat(messages(team, message -> !message.editedTs().isEmpty())).isNotEmpty();
        assertThat(messages(team, message -> !message.reactions().isEmpty())).isNotEmpty();
        assertThat(messages(team, message -> !message.files().isEmpty())).isNotEmpty();
        assertThat(messages(team, message -> message.subtype().equals("bot_message")))
                .isNotEmpty();
        assertThat(messages(team, message -> message.subtype().equals("channel_join")))
                .isNotEmpty();
        assertThat(messages(team, message -> message.subtype().equals("channel_topic")))
                .isNotEmpty();
        assertThat(messages(team, message -> message.text().contains("&amp;"))).isNotEmpty();
    }

    @Test
    void everythingHappenedBeforeTheAnchorInRisingOrder() {
        Team team = team(new Story(1, ANCHOR, Size.SMALL).told());
        for (Channel channel : team.channels().values()) {
            List<Long> times = channel.all().stream()
                    .map(message -> Ts.micros(message.ts()))
                    .toList();
            assertThat(times).isSorted().doesNotHaveDuplicates();
            assertThat(times).allMatch(micros -> micros < ANCHOR * 1_000_000);
        }
    }

    private static Team team(World world) {
        return world.teams().values().iterator().next();
    }

    private static List<Message> messages(Team team, Predicate<Message> like) {
        return team.channels().values().stream()
                .flatMap(channel -> channel.all().stream())
                .filter(like)
                .toList();
    }

    private static List<String> written(World world) {
        List<String> lines = new ArrayList<>();
        Team team = team(world);
        team.users().values().forEach(user -> lines.add(Json.text(user.json(true))));
        team.channels()
                .values()
                .forEach(channel -> channel.all()
                        .forEach(message -> lines.add(channel.id() + MessageJson.rendered(team, channel, message))));
        return lines;
    }
}

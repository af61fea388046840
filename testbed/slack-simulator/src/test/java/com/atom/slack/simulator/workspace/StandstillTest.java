package com.atom.slack.simulator.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.atom.slack.simulator.story.Chatter;
import com.atom.slack.simulator.story.Size;
import com.atom.slack.simulator.story.Story;
import com.atom.slack.simulator.wire.Json;

import static org.assertj.core.api.Assertions.assertThat;

class StandstillTest {
    private static final long ANCHOR = 1_795_000_000;

    private World world;
    private Team team;
    private Changes changes;

    @BeforeEach
    void tell() {
        world = new Story(1, ANCHOR, Size.SMALL).told();
        team = world.teams().values().iterator().next();
        AtomicLong now = new AtomicLong(ANCHOR * 1_000_000);
        changes = new Changes(world, new SplittableRandom(1), () -> now.addAndGet(1_000_000));
    }

    @Test
    void whateverHappensMeanwhileItShowsTheWorkspaceAsItWas() {
        // Given
        Map<String, List<String>> before = shown(team, team.channels().values());
        List<String> people = team.users().values().stream()
                .map(user -> Json.text(user.json(true)))
                .toList();
        // When
        try (Standstill standstill = world.standstill(List.of(team), any -> true)) {
            Chatter chatter = new Chatter(changes, new SplittableRandom(2), world::apply);
            for (int i = 0; i < 2000; i++) {
                chatter.act(team);
            }
            everythingElse();
            // Then
            Team still = standstill.teams().get(team.id());
            List<Channel> filled =
                    standstill.channels().stream().map(standstill::filled).toList();
            assertThat(shown(still, filled)).isEqualTo(before);
            assertThat(still.users().values().stream().map(user -> Json.text(user.json(true))))
                    .isEqualTo(people);
        }
        assertThat(shown(team, team.channels().values())).isNotEqualTo(before);
    }

    /** What people do not do by themselves. */
    private void everythingElse() {
        Channel channel = first(each -> each.kind() == Channel.Kind.PUBLIC);
        String admin = team.admin().id();
        Message message = channel.shown().stream()
                .filter(each -> !each.isSystem())
                .findFirst()
                .orElseThrow();
        world.apply(changes.annotate(team, channel, message, Json.object().put("language", "de")));
        world.apply(changes.rename(team, channel, admin, "renamed"));
        world.apply(changes.convert(team, channel, admin, Channel.Kind.PRIVATE));
        world.apply(changes.purge(team, channel, admin, Ts.of(ANCHOR * 1_000_000)));
        Channel group = first(
                each -> each.kind() == Channel.Kind.PRIVATE && !each.name().equals("renamed"));
        world.apply(changes.changeId(team, group, admin));
        world.apply(changes.deleteChannel(team, first(each -> each.kind() == Channel.Kind.MPIM), admin));
        world.apply(changes.changeTeam(team, admin, Json.object().put("name", "Other")));
    }

    private Channel first(Predicate<Channel> like) {
        return team.channels().values().stream().filter(like).findFirst().orElseThrow();
    }

    @Test
    void afterItsEndNothingIsCopiedAnyMore() {
        Standstill standstill = world.standstill(List.of(team), any -> true);
        Channel copy = standstill.channels().getFirst();
        standstill.close();
        assertThat(standstill.filled(copy).all()).isEmpty();
        world.apply(changes.post(
                team, first(any -> true), changes.typed(team.admin().id(), "more")));
        assertThat(copy.all()).isEmpty();
    }

    private static Map<String, List<String>> shown(Team team, Iterable<Channel> channels) {
        Map<String, List<String>> shown = new LinkedHashMap<>();
        for (Channel channel : channels) {
            List<String> lines = new ArrayList<>();
            lines.add(Json.text(ChannelJson.of(team, channel, team.admin().id())));
            channel.all().stream()
                    .filter(message -> !message.isDeleted() || message.isTombstone())
                    .forEach(message -> lines.add(Json.text(MessageJson.tree(team, channel, message))));
            shown.put(channel.id(), lines);
        }
        return shown;
    }
}

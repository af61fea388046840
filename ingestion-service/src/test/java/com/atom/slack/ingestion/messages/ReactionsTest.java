package com.atom.slack.ingestion.messages;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import com.atom.slack.ingestion.messages.MessageClaim.Reaction;
import com.atom.slack.ingestion.messages.MessageClaim.ReactionSnapshot;

import static org.assertj.core.api.Assertions.assertThat;

class ReactionsTest {

    private static final Reactions.Key TADA = new Reactions.Key("tada", "U1");

    private final Reactions reactions = new Reactions();

    @Test
    void aPageOverridesWhatIsOlderThanItsWindow() {
        reactions.join(new Reaction("tada", "U1", 5, true));

        reactions.join(new ReactionSnapshot(10, Map.of(), Set.of()));

        assertThat(reactions.visible(TADA)).isFalse();
    }

    @Test
    void aPageOverridesNothingThatHappenedInOrAfterItsWindow() {
        reactions.join(new Reaction("tada", "U1", 10, true));

        reactions.join(new ReactionSnapshot(10, Map.of(), Set.of()));

        assertThat(reactions.visible(TADA)).isTrue();
    }

    @Test
    void anIncompleteListTakesNobodyAway() {
        reactions.join(new Reaction("tada", "U1", 5, true));

        reactions.join(new ReactionSnapshot(10, Map.of("tada", List.of("U2")), Set.of("tada")));

        assertThat(reactions.count()).isEqualTo(2);
    }

    @Test
    void aRemovalThatComesBeforeItsAdditionStillCounts() {
        reactions.join(new Reaction("tada", "U1", 6, false));
        reactions.join(new Reaction("tada", "U1", 5, true));

        assertThat(reactions.visible(TADA)).isFalse();
    }

    @Test
    void everyOrderEndsTheSame() {
        // Given
        List<Object> claims = List.of(
                new Reaction("tada", "U1", 5, true),
                new Reaction("tada", "U1", 25, false),
                new Reaction("eyes", "U1", 15, true),
                new Reaction("tada", "U2", 31, true),
                new ReactionSnapshot(10, Map.of("tada", List.of("U1")), Set.of("tada")),
                new ReactionSnapshot(20, Map.of("tada", List.of("U1", "U3")), Set.of()),
                new ReactionSnapshot(30, Map.of("eyes", List.of("U4")), Set.of("eyes", "tada")));

        // When
        String first = null;
        for (int order = 0; order < 300; order++) {
            List<Object> shuffled = new ArrayList<>(claims);
            shuffled.addAll(claims.subList(0, order % claims.size()));
            Collections.shuffle(shuffled, new Random(order));
            Reactions joined = new Reactions();
            shuffled.forEach(claim -> {
                switch (claim) {
                    case Reaction reaction -> joined.join(reaction);
                    case ReactionSnapshot page -> joined.join(page);
                    default -> throw new IllegalStateException(String.valueOf(claim));
                }
            });

            // Then
            String state = joined.asOf() + " " + new TreeMap<>(joined.open()) + " " + visible(joined);
            first = first == null ? state : first;
            assertThat(state).isEqualTo(first);
        }
    }

    private static List<String> visible(Reactions reactions) {
        return reactions.touched().stream()
                .filter(reactions::visible)
                .map(key -> key.name() + key.user())
                .sorted()
                .toList();
    }
}

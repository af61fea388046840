package com.atom.slack.simulator.story;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Message;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.TruthJson;
import com.atom.slack.simulator.workspace.World;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CompaniesTest {
    private static final long ANCHOR = 1_795_000_000;
    private static final Story MANY = new Story(3, ANCHOR, Size.SMALL, 12, 3);

    @Test
    void aDozenWorkspacesAndAnOrganisationShareNothingTheyShouldNot() {
        World world = MANY.told();
        assertThat(world.teams()).hasSize(15);
        assertThat(world.enterprises()).hasSize(1);
        Set<String> ids = new HashSet<>();
        for (Team team : world.teams().values()) {
            assertThat(team.admin().isAdmin()).isTrue();
            if (team.enterprise().isEmpty()) {
                team.channels().keySet().forEach(id -> assertThat(ids.add(id)).isTrue());
                team.users().keySet().stream()
                        .filter(id -> !id.equals("USLACKBOT"))
                        .forEach(id -> assertThat(ids.add(id)).isTrue());
            }
        }
    }

    @Test
    void inAnOrganisationSomeWorkInTwoWorkspacesAndSomeChannelsStandInAll() {
        World world = MANY.told();
        List<Team> teams = world.teamsOf(world.enterprises().getFirst().id());
        Set<String> everybody = new HashSet<>();
        List<String> shared = new ArrayList<>();
        for (Team team : teams) {
            team.users().values().stream()
                    .filter(user -> !user.enterprise().isEmpty())
                    .forEach(user -> {
                        assertThat(user.id()).startsWith("W");
                        if (!everybody.add(user.id())) {
                            shared.add(user.id());
                        }
                    });
        }
        assertThat(shared).isNotEmpty();

        Channel allHands = teams.getFirst().channels().values().stream()
                .filter(channel -> channel.name().equals("all-hands"))
                .findFirst()
                .orElseThrow();
        assertThat(teams).allMatch(team -> team.channels().get(allHands.id()) == allHands);
        assertThat(allHands.all()).hasSizeGreaterThan(3);
    }

    @Test
    void manyWorkspacesAreToldTheSameEachTime() {
        assertThat(written(MANY.told())).isEqualTo(written(MANY.told()));
    }

    @Test
    void theFirstWorkspaceDoesNotDependOnHowManyThereAre() {
        World alone = new Story(3, ANCHOR, Size.SMALL).told();
        World among = MANY.told();
        assertThat(written(among)).startsWith(written(alone).toArray(String[]::new));
    }

    @Test
    void impossibleNumbersAreNamed() {
        assertThatThrownBy(() -> new Story(3, ANCHOR, Size.SMALL, 0, 0))
                .hasMessageContaining("workspaces are 1 to 100");
        assertThatThrownBy(() -> new Story(3, ANCHOR, Size.SMALL, 1, 7)).hasMessageContaining("not 7");
    }

    private static List<String> written(World world) {
        List<String> lines = new ArrayList<>();
        for (Team team : world.teams().values()) {
            team.users().values().forEach(user -> lines.add(Json.text(user.json(true))));
            for (Channel channel : team.channels().values()) {
                for (Message message : channel.all()) {
                    lines.add(team.id() + channel.id() + Json.text(TruthJson.of(channel, message)));
                }
            }
        }
        return lines;
    }
}

package com.atom.slack.simulator.story;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.User;

/** Who is where in a workspace, worked out anew only for what has changed. */
final class Crowd {
    private record Company(int memberships, int staffing, List<String> members, List<String> people) {}

    private final Team team;
    private final Map<Channel, Company> companies = new HashMap<>();
    private int shape = -1;
    private List<Channel> live = List.of();
    private List<Channel> open = List.of();
    private List<String> staff = List.of();

    Crowd(Team team) {
        this.team = team;
    }

    /** Channels in which somebody can speak now, in the order they were made. */
    List<Channel> live() {
        refresh();
        return live;
    }

    /** Public channels, archived ones too. */
    List<Channel> open() {
        refresh();
        return open;
    }

    /** People of this workspace; guests of connected ones are not among them. */
    List<String> staff() {
        refresh();
        return staff;
    }

    private void refresh() {
        if (shape == team.shape()) {
            return;
        }
        shape = team.shape();
        live = team.channels().values().stream()
                .filter(channel -> !channel.isArchived() && !people(channel).isEmpty())
                .toList();
        open = team.channels().values().stream()
                .filter(channel -> channel.kind() == Channel.Kind.PUBLIC)
                .toList();
        staff = team.users().values().stream()
                .filter(user -> isPerson(user) && team.employs(user))
                .map(User::id)
                .toList();
    }

    /** Members who are people and still there. */
    List<String> people(Channel channel) {
        return company(channel).people();
    }

    /** Bots and those who have left the workspace as well. */
    List<String> members(Channel channel) {
        return company(channel).members();
    }

    private Company company(Channel channel) {
        Company known = companies.get(channel);
        if (known == null || known.memberships() != channel.memberships() || known.staffing() != team.staffing()) {
            List<String> members = List.copyOf(channel.members());
            List<String> people = members.stream().filter(this::isPerson).toList();
            known = new Company(channel.memberships(), team.staffing(), members, people);
            companies.put(channel, known);
        }
        return known;
    }

    boolean isPerson(String id) {
        return team.user(id).filter(Crowd::isPerson).isPresent();
    }

    private static boolean isPerson(User user) {
        return !user.isBot() && !user.isDeleted() && !user.id().equals("USLACKBOT");
    }
}

package com.atom.slack.simulator.workspace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * All workspaces. Changed only by {@link #apply}, which trusts its change: whoever makes one has checked it.
 * Belongs to one thread.
 */
public final class World {
    private final Map<String, Team> teams = new LinkedHashMap<>();
    private long lastMicros;

    public void add(Team team) {
        teams.put(team.id(), team);
    }

    public Map<String, Team> teams() {
        return teams;
    }

    /** In the order of their first workspaces. */
    public List<Enterprise> enterprises() {
        return teams.values().stream()
                .flatMap(team -> team.enterprise().stream())
                .distinct()
                .toList();
    }

    /** The workspaces of an organisation. */
    public List<Team> teamsOf(String enterprise) {
        return teams.values().stream()
                .filter(team -> team.enterprise()
                        .filter(org -> org.id().equals(enterprise))
                        .isPresent())
                .toList();
    }

    public Optional<Team> team(String id) {
        return Optional.ofNullable(teams.get(id));
    }

    /** A ts that no change has had, not before the given moment; rises even when the clock does not. */
    public String nextTs(long nowMicros) {
        lastMicros = Math.max(nowMicros, lastMicros + 1);
        return Ts.of(lastMicros);
    }

    public void apply(Change change) {
        lastMicros = Math.max(lastMicros, Ts.micros(change.eventTs()));
        Team team = teams.get(change.team());
        switch (change.op()) {
            case POST -> team.post(change);
            case EDIT ->
                message(change).edit(change.actor(), change.data().path("text").asText(), change.eventTs());
            case DELETE -> channel(change).delete(message(change));
            case REACT ->
                message(change).react(change.actor(), change.data().path("name").asText());
            case UNREACT ->
                message(change)
                        .unreact(change.actor(), change.data().path("name").asText());
            case CREATE_CHANNEL -> team.channels().put(change.channel(), new Channel(change));
            case RENAME -> {
                channel(change).rename(change);
                team.post(change);
            }
            case TOPIC -> {
                channel(change).topic(change);
                team.post(change);
            }
            case PURPOSE -> {
                channel(change).purpose(change);
                team.post(change);
            }
            case ARCHIVE -> {
                team.post(change);
                channel(change).archive(change, true);
            }
            case UNARCHIVE -> {
                channel(change).archive(change, false);
                team.post(change);
            }
            case JOIN -> {
                team.joined(channel(change), change.data().path("user").asText());
                post(team, change);
            }
            case LEAVE -> {
                post(team, change);
                channel(change).members().remove(change.data().path("user").asText());
            }
            case USER_CHANGE ->
                team.users()
                        .get(change.data().path("user").asText())
                        .change((ObjectNode) change.data().path("patch"), Ts.seconds(change.eventTs()));
            case TEAM_JOIN -> {
                User user = new User((ObjectNode) change.data().path("user").deepCopy());
                team.users().put(user.id(), user);
            }
            case INSTALL -> team.install(change);
            case REVOKE -> {
                if (change.data().path("bot").asBoolean()) {
                    team.uninstall(change);
                }
            }
            case UNINSTALL -> team.uninstall(change);
            case APP_HOME_OPENED -> {}
        }
    }

    /** Conversations without system messages (group and direct messages) give the change no ts. */
    private static void post(Team team, Change change) {
        if (!change.ts().isEmpty()) {
            team.post(change);
        }
    }

    private Channel channel(Change change) {
        return teams.get(change.team()).channels().get(change.channel());
    }

    private Message message(Change change) {
        return channel(change).message(change.ts()).orElseThrow();
    }
}

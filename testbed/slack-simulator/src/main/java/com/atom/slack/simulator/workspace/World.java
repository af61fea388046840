package com.atom.slack.simulator.workspace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * All workspaces. Changed only by {@link #apply}, which trusts its change: whoever makes one has checked it.
 * Belongs to one thread.
 */
public final class World {
    private final Map<String, Team> teams = new LinkedHashMap<>();
    private static final Set<Change.Op> OF_PEOPLE = EnumSet.of(
            Change.Op.TEAM_JOIN, Change.Op.USER_CHANGE, Change.Op.INSTALL, Change.Op.REVOKE, Change.Op.UNINSTALL);

    private static final Set<Change.Op> OF_CHANNELS = EnumSet.of(
            Change.Op.CREATE_CHANNEL,
            Change.Op.ARCHIVE,
            Change.Op.UNARCHIVE,
            Change.Op.CONVERT,
            Change.Op.CHANGE_ID,
            Change.Op.DELETE_CHANNEL,
            Change.Op.JOIN,
            Change.Op.LEAVE);

    private final OrgInstalls orgInstalls = new OrgInstalls();
    private String filesAt = "";
    private final List<Standstill> standstills = new ArrayList<>();
    private long lastMicros;

    public void add(Team team) {
        teams.put(team.id(), team);
        if (!filesAt.isEmpty()) {
            team.filesAt(filesAt);
        }
    }

    /** Files of all workspaces, later ones too, can be fetched there from now on. */
    public void filesAt(String address) {
        filesAt = address;
        teams.values().forEach(team -> team.filesAt(address));
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

    public Optional<Enterprise> enterprise(String id) {
        return enterprises().stream().filter(org -> org.id().equals(id)).findFirst();
    }

    public OrgInstalls orgInstalls() {
        return orgInstalls;
    }

    public Optional<Team> team(String id) {
        return Optional.ofNullable(teams.get(id));
    }

    /** A workspace, or for an organisation a stand-in of its id that nobody is in. */
    public Team place(String id) {
        return team(id).orElseGet(() -> enterprise(id)
                .map(org -> new Team(org.id(), org.name(), org.domain() + ".enterprise", Optional.of(org)))
                .orElseThrow());
    }

    /** A ts that no change has had, not before the given moment; rises even when the clock does not. */
    public String nextTs(long nowMicros) {
        lastMicros = Math.max(nowMicros, lastMicros + 1);
        return Ts.of(lastMicros);
    }

    /** These workspaces as they are now, for a reader beside the world; to be closed. */
    public Standstill standstill(Collection<Team> of, Predicate<Channel> wanted) {
        Standstill standstill = new Standstill(this, of, wanted);
        standstills.add(standstill);
        return standstill;
    }

    void goOn(Standstill standstill) {
        standstills.remove(standstill);
    }

    public void apply(Change change) {
        standstills.forEach(standstill -> standstill.before(change));
        lastMicros = Math.max(lastMicros, Ts.micros(change.eventTs()));
        if (change.op() == Change.Op.CREATE_TEAM) {
            add(Team.created(change));
            return;
        }
        if (change.isOfOrganisation()) {
            orgInstalls.apply(change, teamsOf(change.team()));
            return;
        }
        Team team = teams.get(change.team());
        apply(change, team);
        boolean people = OF_PEOPLE.contains(change.op())
                && (change.op() != Change.Op.USER_CHANGE
                        || change.data().path("patch").has("deleted"));
        if (people || OF_CHANNELS.contains(change.op())) {
            everywhere(team).forEach(touched -> touched.reshaped(people));
        }
    }

    private void apply(Change change, Team team) {
        switch (change.op()) {
            case CREATE_TEAM -> {}
            case CHANGE_TEAM -> team.change(change.data());
            case POST -> posted(change, team);
            case EDIT -> {
                message(change).edit(change);
                if (change.data().path("broadcast").asBoolean()) {
                    channel(change).broadcast(message(change));
                }
            }
            case ANNOTATE -> message(change).annotate(change.data());
            case PURGE ->
                channel(change)
                        .purge(
                                Ts.micros(change.data().path("latest").asText()),
                                gone -> FileFittings.unshared(gone, channel(change), team));
            case DELETE -> {
                FileFittings.unshared(message(change), channel(change), team);
                channel(change).delete(message(change));
            }
            case REACT ->
                message(change).react(change.actor(), change.data().path("name").asText());
            case UNREACT ->
                message(change)
                        .unreact(change.actor(), change.data().path("name").asText());
            case CREATE_CHANNEL -> keep(new Channel(change));
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
            case CONVERT -> {
                channel(change).convert(change);
                team.post(change);
            }
            case CHANGE_ID -> {
                Channel channel = channel(change);
                drop(channel);
                channel.changeId(change);
                keep(channel);
            }
            case SHARE, UNSHARE -> channel(change).share(change, change.op() == Change.Op.SHARE);
            case DELETE_CHANNEL -> {
                Channel gone = channel(change);
                holders(gone).forEach(holder -> holder.bury(gone));
            }
            case JOIN -> {
                team.joined(channel(change), change.data().path("user").asText());
                post(team, change);
            }
            case LEAVE -> {
                post(team, change);
                channel(change).leave(change.data().path("user").asText());
            }
            case USER_CHANGE ->
                everywhere(team)
                        .flatMap(each -> each.user(change.data().path("user").asText()).stream())
                        .forEach(user ->
                                user.change((ObjectNode) change.data().path("patch"), Ts.seconds(change.eventTs())));
            case TEAM_JOIN -> {
                User user = new User((ObjectNode) change.data().path("user").deepCopy());
                team.users().put(user.id(), user);
            }
            case INSTALL -> team.install(change);
            case REVOKE, UNINSTALL -> team.uninstall(change);
            case TEAM_ACCESS_GRANTED, TEAM_ACCESS_REVOKED ->
                throw new IllegalArgumentException(change.op() + " happens to an organisation");
            case APP_HOME_OPENED, RAISE_EVENT -> {}
            default -> Fittings.apply(change, team);
        }
    }

    private void posted(Change change, Team team) {
        FileFittings.shared(change, channel(change), holders(channel(change)).toList());
        team.post(change);
        team.office().schedule().remove(change.data().path("scheduled_id").asText(""));
    }

    /** The workspaces that share people and perhaps channels with this one, itself included. */
    private Stream<Team> everywhere(Team team) {
        return team.enterprise().map(org -> teamsOf(org.id()).stream()).orElseGet(() -> Stream.of(team));
    }

    /** A channel of an organisation stands in all workspaces it is shared with, as one. */
    private void keep(Channel channel) {
        holders(channel).forEach(team -> team.keep(channel));
    }

    private void drop(Channel channel) {
        holders(channel).forEach(team -> team.drop(channel));
    }

    private Stream<Team> holders(Channel channel) {
        return channel.orgTeams().stream().map(teams::get).filter(Objects::nonNull);
    }

    /** Takes over the workspaces of another world, which is not to be used any more. */
    public void adopt(World other) {
        teams.putAll(other.teams);
        lastMicros = Math.max(lastMicros, other.lastMicros);
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

package com.atom.slack.simulator.workspace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;

/**
 * Workspaces as they are at one moment, for a reader on another thread while the world goes on. People and conversations are
 * copied at once, the messages of a conversation when it is asked for or about to change, whichever is first: so that
 * neither the pause nor the memory grows with the workspace. What is not said to be the reader's belongs to the world's thread.
 */
public final class Standstill implements AutoCloseable {
    /** Touch the messages of the channel they name. */
    private static final Set<Change.Op> OF_MESSAGES = EnumSet.of(
            Change.Op.POST,
            Change.Op.EDIT,
            Change.Op.ANNOTATE,
            Change.Op.DELETE,
            Change.Op.PURGE,
            Change.Op.REACT,
            Change.Op.UNREACT,
            Change.Op.RENAME,
            Change.Op.TOPIC,
            Change.Op.PURPOSE,
            Change.Op.ARCHIVE,
            Change.Op.UNARCHIVE,
            Change.Op.CONVERT,
            Change.Op.CHANGE_ID,
            Change.Op.DELETE_CHANNEL,
            Change.Op.JOIN,
            Change.Op.LEAVE);

    /** Touch only what was copied at once, or what no export shows. */
    private static final Set<Change.Op> OF_THE_REST = EnumSet.of(
            Change.Op.CREATE_TEAM,
            Change.Op.CHANGE_TEAM,
            Change.Op.CREATE_CHANNEL,
            Change.Op.SHARE,
            Change.Op.UNSHARE,
            Change.Op.USER_CHANGE,
            Change.Op.TEAM_JOIN,
            Change.Op.INSTALL,
            Change.Op.REVOKE,
            Change.Op.UNINSTALL,
            Change.Op.TEAM_ACCESS_GRANTED,
            Change.Op.TEAM_ACCESS_REVOKED,
            Change.Op.APP_HOME_OPENED,
            Change.Op.RAISE_EVENT,
            Change.Op.PIN,
            Change.Op.UNPIN,
            Change.Op.ADD_BOOKMARK,
            Change.Op.EDIT_BOOKMARK,
            Change.Op.REMOVE_BOOKMARK,
            Change.Op.ADD_EMOJI,
            Change.Op.REMOVE_EMOJI,
            Change.Op.RENAME_EMOJI,
            Change.Op.CREATE_GROUP,
            Change.Op.CHANGE_GROUP,
            Change.Op.STAFF_GROUP,
            Change.Op.ADD_FILE,
            Change.Op.CHANGE_FILE,
            Change.Op.PUBLISH_FILE,
            Change.Op.DELETE_FILE,
            Change.Op.PRESENCE,
            Change.Op.QUIET,
            Change.Op.STAR,
            Change.Op.UNSTAR,
            Change.Op.SCHEDULE,
            Change.Op.UNSCHEDULE,
            Change.Op.MARK,
            Change.Op.OPEN,
            Change.Op.CLOSE);

    private final World world;
    private final Map<String, Team> teams = new LinkedHashMap<>();
    private final Map<Channel, Channel> copies = new IdentityHashMap<>();
    private final Map<Channel, Channel> unfilled = new IdentityHashMap<>();

    /** @param wanted conversations that will be read */
    Standstill(World world, Collection<Team> live, Predicate<Channel> wanted) {
        this.world = world;
        live.forEach(team -> teams.put(team.id(), copy(team, wanted)));
    }

    /** File addresses are those of Slack, not of this process, so that the same world reads the same everywhere. */
    private Team copy(Team live, Predicate<Channel> wanted) {
        Team team = new Team(live.id(), live.name(), live.domain(), live.enterprise());
        live.users().forEach((id, user) -> team.users().put(id, new User(user.json(true))));
        team.installs().putAll(live.installs());
        live.channels().values().stream().filter(wanted).forEach(channel -> {
            Channel copy = copies.computeIfAbsent(channel, Standstill::outline);
            unfilled.put(copy, channel);
            team.keep(copy);
        });
        live.files().forEach((id, file) -> {
            SharedFile copy = file.copied(copies);
            if (!copy.shares().isEmpty()) {
                team.files().put(id, copy);
            }
        });
        return team;
    }

    private static Channel outline(Channel channel) {
        ObjectNode data =
                ChannelJson.indexed(channel).put("kind", channel.kind().wire());
        data.set("previous_names", Json.array(channel.previousNames()));
        data.set("connected_team_ids", Json.array(channel.connectedTeams()));
        List<String> others = channel.orgTeams();
        data.set("shared_team_ids", Json.array(others.subList(1, others.size())));
        String moment = Ts.of(channel.updatedMillis() * 1000);
        return new Channel(new Change(
                Change.Op.CREATE_CHANNEL, others.getFirst(), channel.id(), "", moment, channel.creator(), data));
    }

    /** For the reader. By id, in the order of the world; a conversation has its messages when {@link #filled} has answered it. */
    public Map<String, Team> teams() {
        return teams;
    }

    /** Now with its messages, but for those that were deleted; it belongs to the caller from here on. */
    public Channel filled(Channel copy) {
        Channel original = unfilled.remove(copy);
        if (original != null) {
            original.all().stream()
                    .filter(message -> !message.isDeleted() || message.isTombstone())
                    .forEach(message -> copy.add(message.copy()));
        }
        return copy;
    }

    /** Makes room when a filled conversation has been read; on the reader's thread. */
    public static void forget(Channel filled) {
        filled.forget();
    }

    /** What is about to change is copied first; everything, when nobody has said here what an operation touches. */
    void before(Change change) {
        if (OF_THE_REST.contains(change.op())) {
            return;
        }
        if (!OF_MESSAGES.contains(change.op())) {
            List.copyOf(unfilled.keySet()).forEach(this::filled);
        } else {
            world.team(change.team())
                    .flatMap(team -> team.channel(change.channel()))
                    .map(copies::get)
                    .ifPresent(this::filled);
        }
    }

    /** Nothing is copied any more. */
    @Override
    public void close() {
        world.goOn(this);
        unfilled.clear();
        copies.clear();
    }

    /** For the reader. Every conversation once, in the order of the workspaces. */
    public List<Channel> channels() {
        List<Channel> all = new ArrayList<>();
        teams.values()
                .forEach(team -> team.channels().values().stream()
                        .filter(channel -> channel.orgTeams().getFirst().equals(team.id()))
                        .forEach(all::add));
        return all;
    }
}

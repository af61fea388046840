package com.atom.slack.simulator.control;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.apps.Grant;
import com.atom.slack.simulator.apps.Vault;
import com.atom.slack.simulator.journal.Journal;
import com.atom.slack.simulator.wire.Exchange;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Message;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.TruthJson;
import com.atom.slack.simulator.workspace.Ts;
import com.atom.slack.simulator.workspace.World;

/** {@code GET /_sim/truth[/TEAM[/CHANNEL]]}: everything there is, whoever may see it. */
final class TruthEndpoint {
    private static final int MOST = 5000;
    private static final int USUAL = 1000;

    private final Vault vault;
    private final Journal journal;
    private final Snapshots snapshots;

    TruthEndpoint(Vault vault, Journal journal, Snapshots snapshots) {
        this.vault = vault;
        this.journal = journal;
        this.snapshots = snapshots;
    }

    /** @param steps of the path behind {@code truth} */
    void handle(Exchange exchange, List<String> steps) {
        Map<String, String> query = exchange.query();
        Optional<Long> at = Numbers.in(query, "at");
        int limit = Numbers.in(query, "limit")
                .map(asked -> (int) Math.clamp(asked, 1, MOST))
                .orElse(USUAL);
        long seq = at.orElse(journal.seq());
        if (seq > journal.seq()) {
            exchange.refuse(400, "unknown_seq", "the journal ends at " + journal.seq());
            return;
        }
        snapshots
                .at(at)
                .onFailure(failure -> exchange.refuse(500, "no_snapshot", String.valueOf(failure.getMessage())))
                .onSuccess(then -> {
                    if (steps.isEmpty()) {
                        exchange.json(200, teams(then, seq));
                    } else if (then.team(steps.get(0)).isEmpty()) {
                        exchange.refuse(404, "unknown_team", steps.get(0));
                    } else {
                        team(exchange, then.team(steps.get(0)).get(), steps, seq, limit);
                    }
                });
    }

    private static ObjectNode teams(World then, long seq) {
        ObjectNode answer = Json.object().put("seq", seq);
        ArrayNode teams = answer.putArray("teams");
        then.teams().values().forEach(team -> {
            ObjectNode json = teams.addObject().put("id", team.id()).put("name", team.name());
            json.put("domain", team.domain()).put("users", team.users().size());
            json.put("channels", team.channels().size())
                    .put("files", team.files().size());
            json.put("admin", team.admin().id());
            json.set("apps", Json.array(team.installs().keySet()));
            team.enterprise()
                    .ifPresent(org ->
                            json.putObject("enterprise").put("id", org.id()).put("name", org.name()));
        });
        return answer;
    }

    private void team(Exchange exchange, Team team, List<String> steps, long seq, int limit) {
        if (steps.size() == 1) {
            exchange.json(200, channels(team, seq));
            return;
        }
        if (steps.get(1).equals("users")) {
            ObjectNode answer = Json.object().put("seq", seq);
            ArrayNode users = answer.putArray("users");
            team.users().values().forEach(user -> users.add(user.json(true)));
            exchange.json(200, answer);
            return;
        }
        Optional<ObjectNode> besides = OfficeTruth.of(team, steps.get(1));
        if (besides.isPresent()) {
            exchange.json(200, besides.get().put("seq", seq));
            return;
        }
        team.channel(steps.get(1))
                .ifPresentOrElse(
                        channel -> messages(exchange, channel, seq, limit),
                        () -> exchange.refuse(404, "unknown_channel", steps.get(1)));
    }

    private ObjectNode channels(Team team, long seq) {
        ObjectNode answer = Json.object().put("team", team.id()).put("seq", seq);
        ArrayNode channels = answer.putArray("channels");
        for (Channel channel : team.channels().values()) {
            ObjectNode json = channels.addObject().put("id", channel.id()).put("name", channel.name());
            json.put("kind", channel.kind().wire()).put("is_archived", channel.isArchived());
            json.put("is_ext_shared", channel.isShared());
            json.put("visible", vault.mayRead(team.id(), grant -> reads(grant, channel)));
            json.put("messages", channel.all().size());
            json.put(
                    "deleted", channel.all().stream().filter(Message::isDeleted).count());
            json.set("members", Json.array(channel.members()));
            json.set("pins", Json.array(channel.board().pins().keySet()));
            json.set("bookmarks", Json.array(channel.board().bookmarks().keySet()));
        }
        return answer;
    }

    private static boolean reads(Grant grant, Channel channel) {
        return grant.allows(channel.kind().family() + ":history")
                && (channel.has(grant.user()) || !grant.isBot() && channel.kind() == Channel.Kind.PUBLIC);
    }

    /** The cursor is the ts of the first message of the next page. */
    private static void messages(Exchange exchange, Channel channel, long seq, int limit) {
        String cursor = exchange.query().getOrDefault("cursor", "");
        if (!cursor.isEmpty() && !Ts.isTs(cursor)) {
            exchange.refuse(400, "invalid_cursor", cursor);
            return;
        }
        List<Message> all = channel.all();
        int from = cursor.isEmpty() ? 0 : Channel.firstAtLeast(all, Ts.micros(cursor));
        int end = Math.min(all.size(), from + limit);
        ObjectNode answer = Json.object().put("seq", seq);
        ArrayNode messages = answer.putArray("messages");
        all.subList(from, end).forEach(message -> messages.add(TruthJson.of(channel, message)));
        answer.put("next_cursor", end < all.size() ? all.get(end).ts() : "");
        exchange.json(200, answer);
    }
}

package com.atom.slack.simulator.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.acts.Past;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Change;
import com.atom.slack.simulator.workspace.Change.Op;
import com.atom.slack.simulator.workspace.Changes;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Enterprise;
import com.atom.slack.simulator.workspace.ImportedMessage;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.Ts;
import com.atom.slack.simulator.workspace.World;
import com.atom.slack.simulator.workspace.WorldThread;

/** Tells a judged ZIP to the world, some messages at a time so that everything else goes on. */
final class Retelling {
    private static final int MESSAGES_AT_A_TIME = 100;
    private static final Set<String> EDIT_LOGS = Set.of("message_changed", "message_deleted", "message_replied");

    private final SourceZip zip;
    private final Found found;
    private final World world;
    private final Changes changes;
    private final Past past;
    private final WorldThread worldsThread;
    private final Consumer<Progress> progress;
    private final List<Team> teams = new ArrayList<>();
    private Renumbering renumbering = new Renumbering(Map.of());
    private long messages;
    private long duplicates;
    private long editLogs;

    Retelling(
            SourceZip zip,
            Found found,
            World world,
            Changes changes,
            Past past,
            WorldThread worldsThread,
            Consumer<Progress> progress) {
        this.zip = zip;
        this.found = found;
        this.world = world;
        this.changes = changes;
        this.past = past;
        this.worldsThread = worldsThread;
        this.progress = progress;
    }

    ImportReport told(Naming naming) {
        worldsThread.call(() -> founded(naming)).forEach(this::tell);
        return new ImportReport(found.layout(), List.copyOf(teams), messages, duplicates, editLogs, found.ignored());
    }

    /** A conversation and the change that made it here. */
    private record Made(Conversation conversation, Change change) {}

    /** Workspaces, people and conversations, at once. */
    private List<Made> founded(Naming naming) {
        List<String> ids = ids();
        Optional<Enterprise> organisation = found.organisation().map(org -> renamed(org, naming));
        List<Made> made = new ArrayList<>();
        for (Found.Workspace workspace : found.workspaces()) {
            Naming own = organisation.isPresent() ? Naming.FROM_ZIP : naming;
            teams.add(team(workspace, ids.get(teams.size()), own, organisation));
        }
        for (int i = 0; i < teams.size(); i++) {
            for (Conversation conversation : found.workspaces().get(i).conversations()) {
                made.add(create(conversation, teams.get(i), Json.object()));
            }
        }
        found.shared().forEach(conversation -> made.add(createShared(conversation)));
        return made;
    }

    private List<String> ids() {
        Map<String, String> other = new HashMap<>();
        List<String> ids = new ArrayList<>();
        for (Found.Workspace workspace : found.workspaces()) {
            boolean free = workspace.id().matches("T[A-Z0-9]{2,20}")
                    && world.team(workspace.id()).isEmpty();
            String id = free ? workspace.id() : changes.id("T");
            ids.add(id);
            if (!free && !workspace.id().isEmpty()) {
                other.put(workspace.id(), id);
            }
        }
        found.organisation()
                .map(Enterprise::id)
                .filter(id -> !isFree(id))
                .ifPresent(id -> other.put(id, changes.id("E")));
        renumbering = new Renumbering(other);
        return ids;
    }

    private boolean isFree(String enterprise) {
        return enterprise.matches("E[A-Z0-9]{2,20}")
                && world.enterprises().stream().noneMatch(org -> org.id().equals(enterprise));
    }

    private Enterprise renamed(Enterprise org, Naming naming) {
        String name = naming.name().orElse(org.name());
        String domain =
                naming.domain().orElse(naming.name().map(Naming::domainOf).orElse(org.domain()));
        return new Enterprise(renumbering.of(org.id()), name, domain);
    }

    private Team team(Found.Workspace workspace, String id, Naming naming, Optional<Enterprise> organisation) {
        String suggested = workspace.name().isEmpty() ? workspace.domain() : workspace.name();
        String name = naming.name().orElse(suggested.isEmpty() ? "Imported workspace" : suggested);
        String domain = naming.domain()
                .orElse(
                        naming.name().isPresent() || workspace.domain().isEmpty()
                                ? Naming.domainOf(name)
                                : workspace.domain());
        Change created = changes.createTeam(name, freeDomain(domain), organisation);
        past.remember(new Change(created.op(), id, "", "", created.eventTs(), "", created.data()));
        Team team = world.teams().get(id);
        for (ObjectNode person : workspace.people()) {
            past.remember(changes.teamJoin(team, fit(person, team)));
        }
        return team;
    }

    private String freeDomain(String wished) {
        String domain = wished;
        for (int i = 2; isTaken(domain); i++) {
            domain = wished + "-" + i;
        }
        return domain;
    }

    private boolean isTaken(String domain) {
        return world.teams().values().stream().anyMatch(team -> team.domain().equals(domain));
    }

    private ObjectNode fit(ObjectNode person, Team team) {
        ObjectNode user = renumbering.in(person.deepCopy());
        if (!user.path("team_id").isTextual()) {
            user.put("team_id", team.id());
        }
        if (!user.path("name").isTextual()) {
            user.set("name", user.get("id"));
        }
        if (!user.path("profile").isObject()) {
            user.putObject("profile")
                    .put(
                            "real_name",
                            user.path("real_name").asText(user.path("name").asText()));
        }
        return user;
    }

    private Made create(Conversation conversation, Team team, ObjectNode more) {
        String prefix = conversation.kind() == Channel.Kind.IM ? "D" : "C";
        String id = conversation.id().isEmpty() ? changes.id(prefix) : conversation.id();
        ObjectNode data = conversation.described();
        data.setAll(more);
        Change change = changes.imported(Op.CREATE_CHANNEL, team.id(), id, "", conversation.creator(), data);
        past.remember(change);
        return new Made(conversation, change);
    }

    /** Named channels of an organisation stand in the workspaces that the list names, else in all; others at home. */
    private Made createShared(Conversation conversation) {
        List<String> stands = new ArrayList<>();
        JsonNode listed = conversation.listed();
        for (JsonNode id : listed.path("shared_team_ids")) {
            String team = renumbering.of(id.asText());
            if (teams.stream().anyMatch(known -> known.id().equals(team))) {
                stands.add(team);
            }
        }
        boolean named = conversation.kind() == Channel.Kind.PUBLIC || conversation.kind() == Channel.Kind.PRIVATE;
        if (stands.isEmpty() && named) {
            teams.forEach(team -> stands.add(team.id()));
        }
        Team home = stands.isEmpty() ? home(conversation) : world.teams().get(stands.getFirst());
        ObjectNode more = Json.object();
        if (named) {
            more.set("shared_team_ids", Json.array(stands.subList(1, stands.size())));
        }
        return create(conversation, home, more);
    }

    private Team home(Conversation conversation) {
        String told =
                renumbering.of(conversation.listed().path("context_team_id").asText());
        for (Team team : teams) {
            if (team.id().equals(told)) {
                return team;
            }
        }
        for (JsonNode member : conversation.listed().path("members")) {
            for (Team team : teams) {
                if (team.user(member.asText())
                        .filter(user -> user.team().equals(team.id()))
                        .isPresent()) {
                    return team;
                }
            }
        }
        return teams.getFirst();
    }

    private void tell(Made made) {
        List<ObjectNode> some = new ArrayList<>();
        for (String day : made.conversation().days()) {
            JsonList.forEach(zip, day, (number, message) -> {
                some.add(renumbering.in(message));
                if (some.size() == MESSAGES_AT_A_TIME) {
                    tell(some, made.change());
                }
            });
        }
        tell(some, made.change());
    }

    private void tell(List<ObjectNode> some, Change made) {
        worldsThread.call(() -> {
            Team team = world.teams().get(made.team());
            team.channel(made.channel()).ifPresent(channel -> some.forEach(message -> tell(message, team, channel)));
            return some.size();
        });
        some.clear();
        long behind = messages + duplicates + editLogs;
        progress.accept(new Progress(Progress.Stage.TELLING, behind, found.messages()));
    }

    private void tell(ObjectNode message, Team team, Channel channel) {
        String ts = Ts.of(Ts.micros(message.path("ts").asText()));
        if (EDIT_LOGS.contains(message.path("subtype").asText())) {
            editLogs++;
        } else if (channel.message(ts).isPresent()) {
            duplicates++;
        } else {
            ObjectNode data = ImportedMessage.data(team, channel, message);
            String actor = data.path("user").asText(data.path("bot_id").asText());
            past.remember(changes.imported(Op.POST, team.id(), channel.id(), ts, actor, data));
            messages++;
        }
    }
}

package com.atom.slack.simulator.imports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.workspace.Enterprise;

/** Reads a ZIP to its end and says what is in it, or why it is not taken. */
final class Examination {
    private final SourceZip zip;
    private final Limits limits;
    private final Consumer<Progress> progress;
    private final List<String> ignored = new ArrayList<>();
    private final Set<String> teams = new HashSet<>();
    private long messages;

    private Examination(SourceZip zip, Limits limits, Consumer<Progress> progress) {
        this.zip = zip;
        this.limits = limits;
        this.progress = progress;
    }

    /** @throws CorruptExport when anything in it cannot be */
    static Found of(SourceZip zip, Limits limits, Consumer<Progress> progress) {
        return new Examination(zip, limits, progress).found();
    }

    private Found found() {
        List<Contents> parts = Contents.of(zip);
        Contents root = parts.getFirst();
        boolean isOrganisation = parts.size() > 1 || root.has("org_users.json");
        if (!isOrganisation) {
            Found.Workspace only = workspace(root, List.of());
            requireConversations(only.conversations());
            return new Found(Optional.empty(), List.of(only), List.of(), messages, ignored);
        }
        List<ObjectNode> people = People.listed(root, "org_users.json");
        List<Found.Workspace> workspaces = new ArrayList<>();
        for (Contents part : parts.subList(1, parts.size())) {
            workspaces.add(workspace(part, people));
        }
        if (workspaces.isEmpty()) {
            throw new CorruptExport("org_users.json", "is an organisation's, but there is no workspace under teams/");
        }
        List<Conversation> shared = read(new Reading(zip, limits, ids(people)), Conversations.in(root, ignored));
        List<Conversation> all = new ArrayList<>(shared);
        workspaces.forEach(workspace -> all.addAll(workspace.conversations()));
        requireConversations(all);
        return new Found(Optional.of(organisation(people)), workspaces, shared, messages, ignored);
    }

    private static void requireConversations(List<Conversation> all) {
        if (all.isEmpty()) {
            throw new CorruptExport("", "there is no conversation in it: no list of them and no folder with days");
        }
    }

    /** @param ofAll the people of the organisation, for a workspace without a list of its own */
    private Found.Workspace workspace(Contents contents, List<ObjectNode> ofAll) {
        List<ObjectNode> listed = People.listed(contents, "users.json");
        List<ObjectNode> people = new ArrayList<>();
        (listed.isEmpty() ? ofAll : listed).forEach(user -> people.add(user.deepCopy()));
        Reading reading = new Reading(zip, limits, ids(people));
        List<Conversation> conversations = read(reading, Conversations.in(contents, ignored));
        String team = People.team(people, teams).or(reading::team).orElse("");
        teams.add(team);
        reading.strangers().forEach((id, snapshot) -> people.add(People.stranger(id, snapshot, team)));
        People.appointed(people, team, contents.path("users.json"));
        return new Found.Workspace(
                team, contents.name(), reading.domain().orElse(""), people, List.copyOf(conversations));
    }

    private static Set<String> ids(List<ObjectNode> people) {
        Set<String> ids = new HashSet<>();
        people.forEach(user -> ids.add(user.path("id").asText()));
        return ids;
    }

    /** What no list describes is described by its messages. */
    private List<Conversation> read(Reading reading, List<Conversation> conversations) {
        List<Conversation> complete = new ArrayList<>();
        for (Conversation conversation : conversations) {
            Reading.Read read = reading.read(conversation);
            if (!conversation.isListed()) {
                read.authors()
                        .forEach(author ->
                                conversation.listed().withArray("members").add(author));
            }
            if (!conversation.listed().has("created")) {
                conversation.listed().put("created", read.firstSeconds());
            }
            complete.add(conversation);
            progress.accept(new Progress(Progress.Stage.EXAMINING, messages + reading.messages(), 0));
        }
        messages += reading.messages();
        if (messages > limits.messages()) {
            throw new CorruptExport("", "more than " + limits.messages() + " messages");
        }
        return complete;
    }

    private static Enterprise organisation(List<ObjectNode> people) {
        Map<String, Integer> ids = new TreeMap<>();
        Map<String, Integer> names = new TreeMap<>();
        for (ObjectNode user : people) {
            vote(ids, user.path("enterprise_user").path("enterprise_id").asText(""));
            vote(names, user.path("enterprise_user").path("enterprise_name").asText(""));
        }
        String name = Reading.most(names).orElse("Imported organisation");
        return new Enterprise(Reading.most(ids).orElse(""), name, Naming.domainOf(name));
    }

    private static void vote(Map<String, Integer> votes, String value) {
        if (!value.isEmpty()) {
            votes.merge(value, 1, Integer::sum);
        }
    }
}

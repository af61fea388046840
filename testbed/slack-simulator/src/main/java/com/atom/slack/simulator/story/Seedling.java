package com.atom.slack.simulator.story;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Change;
import com.atom.slack.simulator.workspace.Changes;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.User;
import com.atom.slack.simulator.workspace.World;

/** The workspace on its first day: people, bots, guests from the partner, and the channels with their members. */
final class Seedling {
    private static final int FOREIGNERS = 2;

    private final Vocabulary vocabulary;
    private final Changes changes;
    private final RandomGenerator random;
    private final Consumer<Change> happens;

    Seedling(Vocabulary vocabulary, Changes changes, RandomGenerator random, Consumer<Change> happens) {
        this.vocabulary = vocabulary;
        this.changes = changes;
        this.random = random;
        this.happens = happens;
    }

    Team plant(World world, Size size) {
        Team team = new Team(changes.id("T"), "Northwind", "northwind", Optional.empty());
        world.add(team);
        List<String> staff = people(team, size.users - 2);
        bots(team);
        List<String> foreigners = foreigners(team, changes.id("T"));
        open(team, size, staff);
        shared(team, staff, foreigners);
        closed(team, size, staff);
        return team;
    }

    private List<String> people(Team team, int count) {
        JsonNode first = vocabulary.list("people", "first");
        JsonNode last = vocabulary.list("people", "last");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String firstName = first.get(i % first.size()).asText();
            String lastName = last.get((i * 7 + i / first.size()) % last.size()).asText();
            ObjectNode user = described(team.id(), handle(firstName, lastName), firstName + " " + lastName);
            ObjectNode profile = (ObjectNode) user.path("profile");
            profile.put("title", one("people", "titles").asText());
            if (i < 2) {
                user.put("is_admin", true).put("is_owner", i == 0).put("is_primary_owner", i == 0);
            }
            if (i == count - 1) {
                user.put("is_restricted", true);
            }
            if (i == count - 2) {
                user.put("deleted", true);
            }
            happens.accept(changes.teamJoin(team, user));
            ids.add(user.path("id").asText());
        }
        return ids;
    }

    private ObjectNode described(String team, String name, String realName) {
        String zone = one("people", "zones").asText();
        return User.described(team, changes.id("U"), name, realName, zone, changes.seconds());
    }

    private static String handle(String first, String last) {
        String plain = Normalizer.normalize(first + "." + last, Normalizer.Form.NFD);
        return plain.replaceAll("[^A-Za-z.]", "").toLowerCase(Locale.ROOT);
    }

    private void bots(Team team) {
        ObjectNode slackbot = User.described(team.id(), "USLACKBOT", "slackbot", "Slackbot", "America/Los_Angeles", 0);
        happens.accept(changes.teamJoin(team, slackbot));
        ObjectNode deploy = described(team.id(), "deploybot", "Deploybot");
        happens.accept(changes.teamJoin(team, User.asBot(deploy, changes.id("B"), changes.id("A"))));
    }

    /** People of the connected workspace: not in users.list, but users.info knows them. */
    private List<String> foreigners(Team team, String otherTeam) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < FOREIGNERS; i++) {
            String first = vocabulary.list("people", "first").get(20 + i).asText();
            ObjectNode user = described(otherTeam, handle(first, "Contoso"), first + " (Contoso)");
            ((ObjectNode) user.path("profile")).remove("email");
            happens.accept(changes.teamJoin(team, user.put("is_stranger", false)));
            ids.add(user.path("id").asText());
        }
        return ids;
    }

    private void open(Team team, Size size, List<String> staff) {
        JsonNode named = vocabulary.list("channels", "public");
        for (int i = 0; i < size.publicChannels; i++) {
            List<String> members = i == 0 ? staff : some(staff, 0.35 + 0.4 * random.nextDouble());
            create(team, named.get(i), "public", members, Json.object().put("is_general", i == 0));
        }
        JsonNode archived = vocabulary.list("channels", "archived");
        for (int i = 0; i < size.archivedChannels; i++) {
            create(team, archived.get(i), "public", some(staff, 0.3), Json.object());
        }
    }

    private void shared(Team team, List<String> staff, List<String> foreigners) {
        List<String> members = some(staff, 0.25);
        members.addAll(foreigners);
        ObjectNode described = Json.object();
        described
                .putArray("connected_team_ids")
                .add(team.users().get(foreigners.getFirst()).team());
        create(team, vocabulary.list("channels", "shared"), "public", members, described);
    }

    private void closed(Team team, Size size, List<String> staff) {
        JsonNode named = vocabulary.list("channels", "private");
        for (int i = 0; i < size.privateChannels; i++) {
            create(team, named.get(i), "private", some(staff, 0.25), Json.object());
        }
        for (int i = 0; i < size.groupDms; i++) {
            List<String> three = List.of(staff.get(2 + i), staff.get(3 + i), staff.get(4 + i));
            String name = "mpdm-"
                    + String.join(
                            "--",
                            three.stream()
                                    .map(id -> team.users().get(id).name())
                                    .toList()) + "-1";
            happens.accept(
                    changes.createChannel(team, three.getFirst(), described(name, "mpim", three, Json.object())));
        }
        for (int i = 0; i < size.dms; i++) {
            List<String> two = List.of(staff.get(i), staff.get(i + 3));
            happens.accept(changes.createChannel(team, two.getFirst(), described("", "im", two, Json.object())));
        }
    }

    private void create(Team team, JsonNode named, String kind, List<String> members, ObjectNode more) {
        ObjectNode described = described(named.get(0).asText(), kind, members, more);
        described.put("theme", named.get(1).asText());
        Change created = changes.createChannel(team, members.getFirst(), described);
        happens.accept(created);
        var channel = team.channels().get(created.channel());
        happens.accept(
                changes.purpose(team, channel, members.getFirst(), named.get(2).asText()));
    }

    private static ObjectNode described(String name, String kind, List<String> members, ObjectNode more) {
        ObjectNode described = Json.object().put("name", name).put("kind", kind);
        described.set("members", Json.array(members));
        return described.setAll(more);
    }

    /** Always with the first administrator, who has to be able to invite, and at least two more. */
    private List<String> some(List<String> staff, double share) {
        List<String> chosen = new ArrayList<>(List.of(staff.getFirst()));
        for (String person : staff.subList(1, staff.size())) {
            if (random.nextDouble() < share || chosen.size() < 3) {
                chosen.add(person);
            }
        }
        return chosen;
    }

    private JsonNode one(String... path) {
        return Vocabulary.pick(vocabulary.list(path), random);
    }
}

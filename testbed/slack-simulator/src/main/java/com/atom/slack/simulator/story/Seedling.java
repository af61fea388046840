package com.atom.slack.simulator.story;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Change;
import com.atom.slack.simulator.workspace.Changes;
import com.atom.slack.simulator.workspace.Enterprise;
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

    /** A workspace that stands alone. */
    Team plant(World world, JsonNode company, Size size) {
        Team team = new Team(
                changes.id("T"), company.get(0).asText(), company.get(1).asText(), Optional.empty());
        world.add(team);
        List<String> staff = new ArrayList<>();
        for (int i = 0; i < size.users - 2; i++) {
            staff.add(hired(List.of(team), person(team, i, size.users - 2)));
        }
        furnish(team, size, staff);
        return team;
    }

    /** Workspaces of one organisation: everybody works in one and some in two, the first two people in all. */
    List<Team> plant(World world, Enterprise enterprise, List<JsonNode> divisions, Size size) {
        List<Team> teams = divisions.stream()
                .map(named -> new Team(
                        changes.id("T"), named.get(0).asText(), named.get(1).asText(), Optional.of(enterprise)))
                .toList();
        teams.forEach(world::add);
        Map<Team, List<String>> staff = new LinkedHashMap<>();
        teams.forEach(team -> staff.put(team, new ArrayList<>()));
        int count = teams.size() * (size.users - 2);
        for (int i = 0; i < count; i++) {
            Team home = teams.get(i % teams.size());
            Team second = teams.get((i + 1 + i / teams.size()) % teams.size());
            List<Team> of = i < 2 ? teams : i % 3 == 0 && second != home ? List.of(home, second) : List.of(home);
            ObjectNode user = person(home, i, count);
            memberOf(
                    enterprise,
                    of,
                    user.put("id", "W" + user.path("id").asText().substring(1)));
            String id = hired(of, user);
            of.forEach(team -> staff.get(team).add(id));
        }
        staff.forEach((team, people) -> furnish(team, size, people));
        everywhere(teams, staff);
        return teams;
    }

    private void furnish(Team team, Size size, List<String> staff) {
        bots(team);
        List<String> foreigners = foreigners(team, changes.id("T"));
        open(team, size, staff);
        shared(team, staff, foreigners);
        closed(team, size, staff);
    }

    private ObjectNode person(Team team, int i, int count) {
        JsonNode first = vocabulary.list("people", "first");
        JsonNode last = vocabulary.list("people", "last");
        String firstName = first.get(i % first.size()).asText();
        String lastName = last.get((i * 7 + i / first.size()) % last.size()).asText();
        String handle = handle(firstName, lastName);
        ObjectNode user = described(team.id(), handle, firstName + " " + lastName);
        ObjectNode profile = (ObjectNode) user.path("profile");
        profile.put("title", one("people", "titles").asText());
        profile.put("email", handle + "@" + team.domain() + ".example");
        if (i < 2) {
            user.put("is_admin", true).put("is_owner", i == 0).put("is_primary_owner", i == 0);
        }
        if (i == count - 1) {
            user.put("is_restricted", true);
        }
        return i == count - 2 ? user.put("deleted", true) : user;
    }

    private static void memberOf(Enterprise enterprise, List<Team> teams, ObjectNode user) {
        ObjectNode org = user.putObject("enterprise_user").set("id", user.get("id"));
        org.put("enterprise_id", enterprise.id()).put("enterprise_name", enterprise.name());
        for (String role : List.of("is_admin", "is_owner", "is_primary_owner")) {
            org.set(role, user.get(role));
        }
        org.set("teams", Json.array(teams.stream().map(Team::id).toList()));
    }

    private String hired(List<Team> teams, ObjectNode user) {
        teams.forEach(team -> happens.accept(changes.teamJoin(team, user)));
        return user.path("id").asText();
    }

    /** Channels that stand in all workspaces of the organisation. */
    private void everywhere(List<Team> teams, Map<Team, List<String>> staff) {
        Team home = teams.getFirst();
        for (JsonNode named : vocabulary.list("channels", "everywhere")) {
            Set<String> members = new LinkedHashSet<>();
            staff.values().forEach(people -> members.addAll(some(people, 0.5)));
            ObjectNode more = Json.object();
            more.set(
                    "shared_team_ids",
                    Json.array(teams.stream().skip(1).map(Team::id).toList()));
            create(home, named, "public", List.copyOf(members), more);
        }
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
            List<String> members = i == 0 ? staff : some(staff, size.crowded * (0.35 + 0.4 * random.nextDouble()));
            create(team, numbered(named, i), "public", members, Json.object().put("is_general", i == 0));
        }
        JsonNode archived = vocabulary.list("channels", "archived");
        for (int i = 0; i < size.archivedChannels; i++) {
            create(team, numbered(archived, i), "public", some(staff, size.crowded * 0.3), Json.object());
        }
    }

    /** Where the list ends it begins again with a number behind each name. */
    private static JsonNode numbered(JsonNode named, int i) {
        JsonNode one = named.get(i % named.size());
        int round = i / named.size();
        return round == 0
                ? one
                : Json.array()
                        .add(one.get(0).asText() + "-" + (round + 1))
                        .add(one.get(1))
                        .add(one.get(2));
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
            create(team, numbered(named, i), "private", some(staff, size.crowded * 0.25), Json.object());
        }
        for (int i = 0; i < size.groupDms; i++) {
            List<String> three = List.of(nth(staff, 2 + i), nth(staff, 3 + i), nth(staff, 4 + i));
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
            List<String> two = List.of(nth(staff, i), nth(staff, i + 3));
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

    private static String nth(List<String> staff, int n) {
        return staff.get(n % staff.size());
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

package com.atom.slack.simulator.interaction;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.apps.Grant;
import com.atom.slack.simulator.apps.Secrets;
import com.atom.slack.simulator.ledger.Ledger;
import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.BlockIds;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.World;

/**
 * Modals that are open, up to three upon one another, and the home tab of each app for each person; kept over a
 * restart. Every change of a view gives it another {@code hash}.
 */
public final class Views implements AutoCloseable {
    private static final int MOST_STACKED = 3;
    private static final String[] LABELS = {"title", "submit", "close"};

    private final World world;
    private final Ledger ledger;
    private final Secrets secrets;
    private final Pace pace;
    private final Triggers triggers;
    private final OpenDialogs dialogs;

    public Views(Path folder, World world, Secrets secrets, Pace pace) {
        this.world = world;
        this.ledger = Ledger.open(folder, "views");
        this.secrets = secrets;
        this.pace = pace;
        this.triggers = new Triggers(secrets, pace);
        this.dialogs = new OpenDialogs(secrets, triggers);
    }

    Triggers triggers() {
        return triggers;
    }

    /** What came before modals; opened by the same triggers. */
    public OpenDialogs dialogs() {
        return dialogs;
    }

    /** A view and the person who sees it. */
    record Shown(String user, ObjectNode view) {
        String id() {
            return view.path("id").asText();
        }

        String root() {
            return view.path("root_view_id").asText();
        }

        String app() {
            return view.path("app_id").asText();
        }

        String team() {
            return view.path("team_id").asText();
        }

        boolean isModal() {
            return view.path("type").asText().equals("modal");
        }

        static Shown from(JsonNode json) {
            return new Shown(json.path("user").asText(), (ObjectNode) json.path("view"));
        }
    }

    /** {@code views.open}: the first of a stack, in the workspace of the trigger. */
    public ObjectNode open(App app, Grant by, String trigger, ObjectNode wish) {
        ViewRules.check(wish, "modal");
        Triggers.Trigger acted = triggers.look(trigger, by);
        Team team = team(acted.team());
        alone(team, wish, "");
        triggers.spend(trigger);
        String id = secrets.id("V");
        return show(acted.user(), made(app, team, wish, id, id, ""));
    }

    private Team team(String id) {
        return world.team(id).orElseThrow(() -> new ViewRefused("not_found"));
    }

    /** {@code views.push}: upon the modal in which the person acted. */
    public ObjectNode push(App app, Grant by, String trigger, ObjectNode wish) {
        ViewRules.check(wish, "modal");
        Triggers.Trigger acted = triggers.look(trigger, by);
        Team team = team(acted.team());
        alone(team, wish, "");
        Shown below = find(acted.view()).filter(Shown::isModal).orElseThrow(() -> new ViewRefused("not_found"));
        ObjectNode view = push(app, team, below, wish);
        triggers.spend(trigger);
        return view;
    }

    /** Upon a view whose submission asks for it. */
    ObjectNode push(App app, Team team, Shown below, ObjectNode wish) {
        ViewRules.check(wish, "modal");
        List<Shown> stack = stack(below);
        if (stack.size() >= MOST_STACKED) {
            throw new ViewRefused("push_limit_reached");
        }
        return show(
                below.user(),
                made(
                        app,
                        team,
                        wish,
                        secrets.id("V"),
                        below.root(),
                        stack.getLast().id()));
    }

    /** {@code views.update}: by id or by the app's own id; empty strings are absent. */
    public ObjectNode update(App app, Grant by, String id, String externalId, String hash, ObjectNode wish) {
        Shown shown = find(id).or(() -> all().stream()
                        .filter(view -> !externalId.isEmpty()
                                && view.view().path("external_id").asText().equals(externalId)
                                && by.reaches(view.team()))
                        .findFirst())
                .filter(view -> view.app().equals(app.id()) && by.reaches(view.team()))
                .orElseThrow(() -> new ViewRefused("not_found"));
        Team team = team(shown.team());
        ViewRules.check(wish, shown.view().path("type").asText());
        alone(team, wish, shown.id());
        unchanged(shown, hash);
        return replace(app, team, shown, wish);
    }

    ObjectNode replace(App app, Team team, Shown shown, ObjectNode wish) {
        ViewRules.check(wish, shown.view().path("type").asText());
        String below = shown.view().path("previous_view_id").asText("");
        ObjectNode other = made(
                app,
                team,
                wish,
                shown.id(),
                shown.root(),
                shown.view().path("previous_view_id").isNull() ? "" : below);
        return show(shown.user(), other);
    }

    /** {@code views.publish}: the home tab of one person. */
    public ObjectNode publish(App app, Grant by, String user, String hash, ObjectNode wish) {
        ViewRules.check(wish, "home");
        Team team = world.teams().values().stream()
                .filter(known -> by.reaches(known.id()) && known.user(user).isPresent())
                .findFirst()
                .orElseThrow(() -> new ViewRefused("invalid_arguments", List.of("invalid `user_id`")));
        Optional<Shown> before = home(app.id(), team.id(), user);
        alone(team, wish, before.map(Shown::id).orElse(""));
        before.ifPresent(shown -> unchanged(shown, hash));
        String id = before.map(Shown::id).orElseGet(() -> secrets.id("V"));
        return show(user, made(app, team, wish, id, id, ""));
    }

    private static void unchanged(Shown shown, String hash) {
        if (!hash.isEmpty() && !hash.equals(shown.view().path("hash").asText())) {
            throw new ViewRefused("hash_conflict");
        }
    }

    private void alone(Team team, ObjectNode wish, String id) {
        String externalId = wish.path("external_id").asText("");
        boolean isTaken = !externalId.isEmpty()
                && all().stream()
                        .anyMatch(shown -> shown.team().equals(team.id())
                                && !shown.id().equals(id)
                                && shown.view().path("external_id").asText().equals(externalId));
        if (isTaken) {
            throw new ViewRefused("duplicate_external_id");
        }
    }

    private ObjectNode made(App app, Team team, ObjectNode wish, String id, String root, String below) {
        ObjectNode view = Json.object().put("id", id).put("team_id", team.id());
        view.put("type", wish.path("type").asText());
        view.set("blocks", BlockIds.given(wish.path("blocks"), id));
        view.put("private_metadata", wish.path("private_metadata").asText(""));
        view.put("callback_id", wish.path("callback_id").asText(""));
        view.putObject("state").putObject("values");
        view.put("hash", pace.seconds() + "." + secrets.hex(4));
        for (String label : LABELS) {
            if (wish.path(label) instanceof ObjectNode given) {
                view.set(label, given.has("emoji") ? given : given.deepCopy().put("emoji", true));
            } else {
                view.putNull(label);
            }
        }
        for (String flag : new String[] {"clear_on_close", "notify_on_close"}) {
            view.put(flag, wish.path(flag).asBoolean());
        }
        view.put("previous_view_id", below.isEmpty() ? null : below).put("root_view_id", root);
        view.put("app_id", app.id()).put("external_id", wish.path("external_id").asText(""));
        view.put("app_installed_team_id", team.id());
        Team.Install install = team.installs().get(app.id());
        return view.put("bot_id", install == null ? "" : install.botId());
    }

    private ObjectNode show(String user, ObjectNode view) {
        ledger.put(view.path("id").asText(), Json.object().put("user", user).set("view", view));
        return view.deepCopy();
    }

    Optional<Shown> find(String id) {
        return ledger.get(id).map(Shown::from);
    }

    Optional<Shown> home(String app, String team, String user) {
        return all().stream()
                .filter(shown -> !shown.isModal() && shown.user().equals(user))
                .filter(shown -> shown.app().equals(app) && shown.team().equals(team))
                .findFirst();
    }

    List<Shown> all() {
        return ledger.all().stream().map(Shown::from).toList();
    }

    /** The modals that lie upon one another with this one, lowest first. */
    List<Shown> stack(Shown of) {
        return new ArrayList<>(all().stream()
                .filter(shown -> shown.isModal() && shown.root().equals(of.root()))
                .toList());
    }

    /** Takes a view away, with those upon it; with all of its stack when asked. */
    void close(Shown closed, boolean isWholeStack) {
        List<Shown> stack = stack(closed);
        int from = isWholeStack ? 0 : stack.indexOf(closed);
        stack.subList(Math.max(0, from), stack.size()).forEach(shown -> ledger.remove(shown.id()));
    }

    @Override
    public void close() {
        ledger.close();
    }
}

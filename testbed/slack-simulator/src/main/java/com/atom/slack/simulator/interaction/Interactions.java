package com.atom.slack.simulator.interaction;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

import com.atom.slack.simulator.acts.Acts;
import com.atom.slack.simulator.apps.Vault;
import com.atom.slack.simulator.hooks.Hooks;
import com.atom.slack.simulator.journal.Journal;
import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.socket.Carrier;
import com.atom.slack.simulator.wire.Exchange;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Changes;
import com.atom.slack.simulator.workspace.World;

/** What people do with apps, by name: the acts whose answer waits for an app. */
public final class Interactions {
    private record Act(Set<String> fields, Function<Ask, Future<ObjectNode>> play) {}

    private final World world;
    private final Views views;
    private final Hooks hooks;
    private final Map<String, Act> acts = new TreeMap<>();

    /** @param socket the way to apps in Socket Mode */
    public Interactions(
            Vertx vertx,
            World world,
            Vault vault,
            Journal journal,
            Pace pace,
            Acts happening,
            Changes changes,
            Hooks hooks,
            Views views,
            Carrier socket) {
        this.world = world;
        this.views = views;
        this.hooks = hooks;
        Desk desk = new Desk(world, vault, pace, hooks, views, new Dispatch(vertx, socket, journal, pace));
        Blocks blocks = new Blocks(desk);
        Shortcuts shortcuts = new Shortcuts(desk);
        Modals modals = new Modals(desk);
        AppPages pages = new AppPages(desk, happening, changes);
        acts.put("slash_command", new Act(SlashCommands.FIELDS, new SlashCommands(desk)::act));
        acts.put("block_actions", new Act(Blocks.FIELDS, blocks::use));
        acts.put("block_suggestion", new Act(Blocks.FIELDS, blocks::suggest));
        acts.put("message_action", new Act(Shortcuts.FIELDS, shortcuts::onMessage));
        acts.put("shortcut", new Act(Shortcuts.FIELDS, shortcuts::anywhere));
        acts.put("view_submission", new Act(Modals.FIELDS, modals::submit));
        acts.put("view_closed", new Act(Modals.FIELDS, modals::close));
        AttachmentActions attachments = new AttachmentActions(desk);
        Dialogs dialogs = new Dialogs(desk);
        acts.put("interactive_message", new Act(AttachmentActions.FIELDS, attachments::use));
        acts.put("interactive_message_suggestion", new Act(AttachmentActions.FIELDS, attachments::suggest));
        acts.put("dialog_submission", new Act(Dialogs.FIELDS, dialogs::submit));
        acts.put("dialog_cancellation", new Act(Set.of(), dialogs::cancel));
        acts.put("dialog_suggestion", new Act(Dialogs.SUGGESTION_FIELDS, dialogs::suggest));
        acts.put("app_home_opened", new Act(AppPages.HOME_FIELDS, pages::openHome));
        acts.put("ssl_check", new Act(AppPages.CHECK_FIELDS, pages::checkCertificate));
        acts.put("create_webhook", new Act(Set.of(), pages::makeWebhook));
    }

    public Set<String> names() {
        return acts.keySet();
    }

    /**
     * Plays an act of these {@link #names()}; the answer comes when the app has answered, or has not in three seconds.
     *
     * @throws com.atom.slack.simulator.acts.ActRefused when it cannot be done; nothing has been sent then
     */
    public Future<ObjectNode> act(ObjectNode wish) {
        Act act = acts.get(wish.path("action").asText());
        return act.play().apply(Ask.of(world, wish, act.fields()));
    }

    /** {@code GET /_sim/views/TEAM?user=}: what is open, and the home tabs. */
    public void listViews(Exchange exchange, List<String> steps) {
        if (!isTeam(exchange, steps)) {
            return;
        }
        String user = exchange.query().getOrDefault("user", "");
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("views");
        for (Views.Shown shown : views.all()) {
            if (shown.team().equals(steps.get(1))
                    && (user.isEmpty() || shown.user().equals(user))) {
                list.addObject().put("user", shown.user()).set("view", shown.view());
            }
        }
        exchange.json(200, answer);
    }

    /** {@code GET /_sim/dialogs/TEAM?user=}: dialogs that are open. */
    public void listDialogs(Exchange exchange, List<String> steps) {
        if (isTeam(exchange, steps)) {
            String user = exchange.query().getOrDefault("user", "");
            exchange.json(200, views.dialogs().list(steps.get(1), user));
        }
    }

    /** {@code GET /_sim/ephemerals/TEAM?channel=&user=}: what only one person sees. */
    public void listEphemerals(Exchange exchange, List<String> steps) {
        if (isTeam(exchange, steps)) {
            exchange.json(200, hooks.ephemerals().list(steps.get(1), exchange.query()));
        }
    }

    private boolean isTeam(Exchange exchange, List<String> steps) {
        String team = steps.size() == 2 ? steps.get(1) : "";
        if (world.team(team).isEmpty()) {
            exchange.refuse(404, "unknown_team", "the path is /_sim/" + steps.getFirst() + "/TEAM, not " + team);
        }
        return world.team(team).isPresent();
    }
}

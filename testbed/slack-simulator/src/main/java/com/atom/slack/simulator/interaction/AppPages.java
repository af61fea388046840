package com.atom.slack.simulator.interaction;

import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;

import com.atom.slack.simulator.acts.ActRefused;
import com.atom.slack.simulator.acts.Acts;
import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.apps.Command;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Change;
import com.atom.slack.simulator.workspace.Changes;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.User;

/** What concerns an app as a whole: its home is opened, its certificates are checked, it gets a webhook. */
final class AppPages {
    static final Set<String> HOME_FIELDS = Set.of("tab");
    static final Set<String> CHECK_FIELDS = Set.of("command");

    private final Desk desk;
    private final Acts acts;
    private final Changes changes;

    AppPages(Desk desk, Acts acts, Changes changes) {
        this.desk = desk;
        this.acts = acts;
        this.changes = changes;
    }

    /** Told by the event {@code app_home_opened}; the conversation with the app begins when there is none. */
    Future<ObjectNode> openHome(Ask ask) {
        Team team = ask.team();
        User user = ask.who().user();
        String tab = ask.optional("tab").orElse("home");
        if (!tab.equals("home") && !tab.equals("messages")) {
            throw new ActRefused("unknown_tab", "tab is home or messages, not " + tab);
        }
        App app = anyApp(ask);
        String bot = team.installs().get(app.id()).botUser();
        Channel with = team.channels().values().stream()
                .filter(channel -> channel.kind() == Channel.Kind.IM && channel.has(bot) && channel.has(user.id()))
                .findFirst()
                .orElseGet(() -> begin(team, user, bot));
        ObjectNode data = Json.object().put("app_id", app.id()).put("bot", bot);
        data.put("channel", with.id()).put("tab", tab);
        if (tab.equals("home")) {
            desk.views().home(app.id(), team.id(), user.id()).ifPresent(shown -> data.set("view", shown.view()));
        }
        Acts.Done done = acts.happen(changes.ofTeam(Change.Op.APP_HOME_OPENED, team, user.id(), data));
        ObjectNode told =
                Json.object().put("ok", true).put("channel", with.id()).put("seq", done.seq());
        return Future.succeededFuture(told.set("event_ids", Json.array(done.eventIds())));
    }

    private Channel begin(Team team, User user, String bot) {
        ObjectNode described = Json.object().put("name", "").put("kind", "im");
        described.putArray("members").add(user.id()).add(bot);
        Acts.Done done = acts.happen(changes.createChannel(team, user.id(), described));
        return team.channels().get(done.change().channel());
    }

    /** The one that is named, or the first. */
    private App anyApp(Ask ask) {
        Team team = ask.team();
        String id = ask.optional("app_id")
                .or(() -> team.installs().keySet().stream().findFirst())
                .orElse("of no name");
        return desk.installed(team, id);
    }

    /** The app that a person would reach by the command: of equal names the last installed. */
    private App appWith(Team team, String command) {
        return team.installs().keySet().stream()
                .flatMap(id -> desk.vault().app(id).stream())
                .filter(app -> app.settings().commands().stream()
                        .anyMatch(known -> known.name().equals(command)))
                .reduce((one, later) -> later)
                .orElseThrow(
                        () -> new ActRefused("unknown_command", command + " is no command of an app in " + team.id()));
    }

    /** The certificate check that Slack makes now and then at the address of a command. */
    Future<ObjectNode> checkCertificate(Ask ask) {
        String name = ask.required("command");
        App app = ask.optional("app_id").isPresent() ? anyApp(ask) : appWith(ask.team(), name);
        Command command = app.settings().commands().stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ActRefused("unknown_command", name + " is no command of " + app.id()));
        if (command.url().isEmpty() || app.settings().socketMode()) {
            throw new ActRefused("no_url", name + " has no url that is used");
        }
        ObjectNode form = Json.object().put("ssl_check", "1").put("token", app.verificationToken());
        return desk.dispatch()
                .send(Dispatch.Kind.SSL_CHECK, app, ask.team(), command.url(), form)
                .map(reply -> Desk.told(Dispatch.Kind.SSL_CHECK, app, form, reply));
    }

    Future<ObjectNode> makeWebhook(Ask ask) {
        App app = anyApp(ask);
        Channel channel = ask.who().channel();
        String url = desk.hooks()
                .makeWebhook(app, ask.team(), channel.id(), ask.who().user().id());
        ObjectNode told = Json.object().put("ok", true).put("app_id", app.id()).put("channel", channel.id());
        return Future.succeededFuture(told.put("url", url));
    }
}

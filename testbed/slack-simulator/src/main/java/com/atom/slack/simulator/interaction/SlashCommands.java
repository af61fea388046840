package com.atom.slack.simulator.interaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;

import com.atom.slack.simulator.acts.ActRefused;
import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.apps.Command;
import com.atom.slack.simulator.hooks.Answer;
import com.atom.slack.simulator.hooks.Place;
import com.atom.slack.simulator.hooks.Refusal;
import com.atom.slack.simulator.hooks.ResponseUrls;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.User;

/** A person types a slash command; the app's first reply is said at once. */
final class SlashCommands {
    static final Set<String> FIELDS = Set.of("command", "text", "thread_ts");

    private final Desk desk;

    SlashCommands(Desk desk) {
        this.desk = desk;
    }

    private record Owned(App app, Command command) {}

    Future<ObjectNode> act(Ask ask) {
        if (ask.optional("thread_ts").isPresent()) {
            throw new ActRefused("not_in_threads", "slash commands cannot be used in threads");
        }
        Team team = ask.team();
        Channel channel = ask.who().channel();
        User user = ask.who().member(channel);
        Ask.atHome(team, user);
        Owned owned = owner(team, ask.required("command"));
        App app = owned.app();
        desk.needsCommands(app, team);
        if (owned.command().url().isEmpty() && !app.settings().socketMode()) {
            throw new ActRefused("no_url", owned.command().name() + " has no url");
        }
        Place place = new Place(app.id(), team.id(), channel.id(), user.id(), "");
        ObjectNode form = form(ask, owned, place, channel, user);
        return desk.dispatch()
                .send(Dispatch.Kind.SLASH_COMMAND, app, team, owned.command().url(), form)
                .map(reply -> heard(place, app, form, reply));
    }

    /** Of equal names the one that was installed last. */
    private Owned owner(Team team, String name) {
        Optional<Owned> owner = Optional.empty();
        List<String> known = new ArrayList<>();
        for (String id : team.installs().keySet()) {
            for (App app : desk.vault().app(id).stream().toList()) {
                for (Command command : app.settings().commands()) {
                    known.add(command.name());
                    if (command.name().equals(name)) {
                        owner = Optional.of(new Owned(app, command));
                    }
                }
            }
        }
        return owner.orElseThrow(() -> new ActRefused(
                "unknown_command", name + " is no command of an app in " + team.id() + "; known are " + known));
    }

    private ObjectNode form(Ask ask, Owned owned, Place place, Channel channel, User user) {
        Team team = ask.team();
        App app = owned.app();
        ObjectNode form = Json.object().put("token", app.verificationToken()).put("team_id", team.id());
        form.put("team_domain", team.domain());
        team.enterprise().ifPresent(org -> form.put("enterprise_id", org.id()).put("enterprise_name", org.name()));
        form.put("channel_id", channel.id()).put("channel_name", Payload.name(channel));
        form.put("user_id", user.id()).put("user_name", user.name());
        form.put("command", owned.command().name());
        form.put(
                "text",
                CommandText.of(
                        team,
                        user,
                        ask.optional("text").orElse("").strip(),
                        owned.command().escape()));
        form.put("api_app_id", app.id()).put("is_enterprise_install", Boolean.toString(desk.isOrgWide(app, team)));
        form.put("response_url", desk.hooks().responseUrls().make(ResponseUrls.Kind.COMMANDS, place));
        return form.put("trigger_id", desk.views().triggers().make(place, ""));
    }

    private ObjectNode heard(Place place, App app, ObjectNode form, Reply reply) {
        ObjectNode told = Desk.told(Dispatch.Kind.SLASH_COMMAND, app, form, reply);
        Optional<ObjectNode> words = reply.words();
        if (reply.isTaken() && words.isPresent()) {
            try {
                told.setAll(desk.hooks().voice().say(place, Answer.of(words.get())));
            } catch (Refusal refusal) {
                told.put("ok", false).put("error", refusal.word());
            }
        }
        return told;
    }
}

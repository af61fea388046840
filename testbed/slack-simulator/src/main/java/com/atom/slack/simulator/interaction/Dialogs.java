package com.atom.slack.simulator.interaction;

import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;

import com.atom.slack.simulator.acts.ActRefused;
import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.hooks.Place;
import com.atom.slack.simulator.hooks.ResponseUrls;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.User;

/** A person sends the dialog off that stands open, closes it, or types into one of its menus. */
final class Dialogs {
    static final Set<String> FIELDS = Set.of("values");
    static final Set<String> SUGGESTION_FIELDS = Set.of("name", "value");

    private final Desk desk;

    Dialogs(Desk desk) {
        this.desk = desk;
    }

    /** The dialog before a person, and who is to hear of it. */
    private record Form(OpenDialogs.Open shown, App app, Team team, User user) {}

    private Form form(Ask ask) {
        Team team = ask.team();
        User user = ask.who().user();
        OpenDialogs.Open shown = desk.views()
                .dialogs()
                .find(team.id(), user.id())
                .orElseThrow(() -> new ActRefused("unknown_dialog", "no dialog is open for " + user.id()));
        return new Form(shown, desk.installed(team, shown.from().appId()), team, user);
    }

    Future<ObjectNode> submit(Ask ask) {
        Form form = form(ask);
        String url = Desk.interactivityUrl(form.app());
        ObjectNode submission = submission(form, ask.json().path("values"));
        ObjectNode payload = payload(Dispatch.Kind.DIALOG_SUBMISSION, form);
        payload.set("submission", submission);
        addressed(payload, form);
        return desk.dispatch()
                .send(Dispatch.Kind.DIALOG_SUBMISSION, form.app(), form.team(), url, payload)
                .map(reply -> answered(form, payload, reply));
    }

    /** Null for what is left empty. */
    private static ObjectNode submission(Form form, JsonNode values) {
        if (!values.isMissingNode() && !values.isObject()) {
            throw new ActRefused("invalid_field", "values is to be an object of strings by the names of elements");
        }
        values.fieldNames().forEachRemaining(name -> element(form, name));
        ObjectNode submission = Json.object();
        for (JsonNode json : form.shown().dialog().path("elements")) {
            DialogElement element = new DialogElement((ObjectNode) json);
            submission.put(
                    element.name(),
                    element.taken(values.path(element.name()), form.team(), form.user())
                            .orElse(null));
        }
        return submission;
    }

    private static DialogElement element(Form form, String name) {
        return form.shown()
                .element(name)
                .orElseThrow(() -> new ActRefused("unknown_element", "the dialog has nothing named " + name));
    }

    /** Nothing closes it; errors, each of one element, keep it open. Anything else Slack's client does not understand. */
    private ObjectNode answered(Form form, ObjectNode payload, Reply reply) {
        ObjectNode told = Desk.told(Dispatch.Kind.DIALOG_SUBMISSION, form.app(), payload, reply);
        if (!reply.isTaken()) {
            return told;
        }
        JsonNode errors = reply.json().orElseGet(Json::object).path("errors");
        if (reply.words().isEmpty() || errors.isArray() && errors.isEmpty()) {
            desk.views().dialogs().close(form.shown());
            return told.put("closed", true);
        }
        if (!errors.isArray()) {
            return told.put("ok", false).put("error", "invalid_response");
        }
        for (JsonNode error : errors) {
            boolean isOfElement =
                    form.shown().element(error.path("name").asText()).isPresent();
            if (!isOfElement || !error.path("error").isTextual()) {
                return told.put("ok", false).put("error", "invalid_errors");
            }
        }
        return told.set("errors", errors);
    }

    /** Only an app that asked for it hears. */
    Future<ObjectNode> cancel(Ask ask) {
        Form form = form(ask);
        boolean isToldOf = form.shown().dialog().path("notify_on_cancel").asBoolean();
        String url = isToldOf ? Desk.interactivityUrl(form.app()) : "";
        desk.views().dialogs().close(form.shown());
        if (!isToldOf) {
            return Future.succeededFuture(Json.object()
                    .put("ok", true)
                    .put("kind", Dispatch.Kind.DIALOG_CANCELLATION.wire())
                    .put("sent", false));
        }
        ObjectNode payload = payload(Dispatch.Kind.DIALOG_CANCELLATION, form);
        addressed(payload, form);
        return desk.dispatch()
                .send(Dispatch.Kind.DIALOG_CANCELLATION, form.app(), form.team(), url, payload)
                .map(reply -> Desk.told(Dispatch.Kind.DIALOG_CANCELLATION, form.app(), payload, reply));
    }

    Future<ObjectNode> suggest(Ask ask) {
        Form form = form(ask);
        String url = LegacyMenu.optionsUrl(form.app());
        DialogElement element = element(form, ask.required("name"));
        if (!element.isMenu()) {
            throw new ActRefused("not_external", element.name() + " is no menu");
        }
        LegacyMenu menu = element.menu();
        ObjectNode payload = payload(Dispatch.Kind.DIALOG_SUGGESTION, form);
        payload.put("name", menu.name()).put("value", menu.typed(ask));
        return desk.dispatch()
                .send(Dispatch.Kind.DIALOG_SUGGESTION, form.app(), form.team(), url, payload)
                .map(reply ->
                        menu.loaded(Desk.told(Dispatch.Kind.DIALOG_SUGGESTION, form.app(), payload, reply), reply));
    }

    private ObjectNode payload(Dispatch.Kind kind, Form form) {
        ObjectNode payload = Payload.ofCallback(
                desk, kind, form.app(), form.team(), form.shown().text("callback_id"));
        payload.set("user", Payload.user(form.user()).put("name", form.user().name()));
        form.team()
                .channel(form.shown().from().channel())
                .ifPresent(channel -> payload.set("channel", Payload.channel(channel)));
        return payload;
    }

    /** What comes back to the app as it was, and where it may answer: in the channel, not in the place of a message. */
    private void addressed(ObjectNode payload, Form form) {
        payload.put("state", form.shown().text("state"));
        Place from = form.shown().from();
        if (!from.channel().isEmpty()) {
            Place inChannel = new Place(from.appId(), from.team(), from.channel(), from.user(), "");
            payload.put("response_url", desk.hooks().responseUrls().make(ResponseUrls.Kind.APP, inChannel));
        }
    }
}

package com.atom.slack.simulator.interaction;

import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;

import com.atom.slack.simulator.hooks.Answer;
import com.atom.slack.simulator.hooks.Refusal;
import com.atom.slack.simulator.hooks.ResponseUrls;
import com.atom.slack.simulator.hooks.Voice;

/** A person presses a button or chooses from a menu in an attachment, as it was before there were blocks. */
final class AttachmentActions {
    static final Set<String> FIELDS = Set.of("attachment_id", "callback_id", "name", "value");

    private final Desk desk;

    AttachmentActions(Desk desk) {
        this.desk = desk;
    }

    Future<ObjectNode> use(Ask ask) {
        Attached attached = Attached.of(desk, ask);
        String url = Desk.interactivityUrl(attached.app());
        ObjectNode used = attached.used(ask);
        ObjectNode payload = attached.payload(desk, ask.team());
        payload.putArray("actions").add(used);
        boolean isUnfurl = attached.attachment().path("is_app_unfurl").asBoolean();
        payload.put("is_app_unfurl", isUnfurl);
        if (isUnfurl) {
            payload.set("app_unfurl_url", attached.attachment().path("app_unfurl_url"));
        }
        attached.message().ifPresent(message -> payload.set("original_message", message));
        payload.put("response_url", desk.hooks().responseUrls().make(ResponseUrls.Kind.ACTIONS, attached.place()));
        payload.put("trigger_id", desk.views().triggers().make(attached.place(), ""));
        return desk.dispatch()
                .send(Dispatch.Kind.INTERACTIVE_MESSAGE, attached.app(), ask.team(), url, payload)
                .map(reply -> answered(attached, payload, reply));
    }

    private ObjectNode answered(Attached attached, ObjectNode payload, Reply reply) {
        ObjectNode told = Desk.told(Dispatch.Kind.INTERACTIVE_MESSAGE, attached.app(), payload, reply);
        if (reply.isTaken()) {
            try {
                reply.words().ifPresent(words -> told.setAll(said(attached, words)));
            } catch (Refusal refusal) {
                told.put("ok", false).put("error", refusal.word());
            }
        }
        return told;
    }

    /** The message's place is taken unless the app says otherwise; one that it deletes may be followed by another. */
    private ObjectNode said(Attached attached, ObjectNode words) {
        Voice voice = desk.hooks().voice();
        ObjectNode whole = words.deepCopy();
        if (!whole.hasNonNull("replace_original")) {
            whole.put("replace_original", true);
        }
        if (!whole.hasNonNull("response_type")) {
            whole.put("response_type", "in_channel");
        }
        ObjectNode told = voice.say(attached.place(), Answer.of(whole));
        if (whole.path("delete_original").asBoolean()) {
            told.put("deleted", attached.place().ts());
            whole.put("delete_original", false).put("replace_original", false);
            Answer another = Answer.of(whole);
            if (!another.isEmpty()) {
                told.setAll(voice.say(attached.place(), another));
            }
        }
        return told;
    }

    Future<ObjectNode> suggest(Ask ask) {
        Attached attached = Attached.of(desk, ask);
        String url = LegacyMenu.optionsUrl(attached.app());
        LegacyMenu menu = attached.menu();
        ObjectNode payload = attached.payload(desk, ask.team());
        payload.put("name", menu.name()).put("value", menu.typed(ask));
        return desk.dispatch()
                .send(Dispatch.Kind.INTERACTIVE_MESSAGE, attached.app(), ask.team(), url, payload)
                .map(reply -> menu.loaded(
                        Desk.told(Dispatch.Kind.INTERACTIVE_MESSAGE, attached.app(), payload, reply), reply));
    }
}

package com.atom.slack.simulator.interaction;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.apps.Grant;
import com.atom.slack.simulator.apps.Secrets;
import com.atom.slack.simulator.hooks.Place;
import com.atom.slack.simulator.wire.Json;

/** Dialogs that stand open, one for each person: a new one takes the place of the old. They die with the process. */
public final class OpenDialogs {
    private final Secrets secrets;
    private final Triggers triggers;
    private final Map<String, Open> open = new LinkedHashMap<>();

    OpenDialogs(Secrets secrets, Triggers triggers) {
        this.secrets = secrets;
        this.triggers = triggers;
    }

    /**
     * A dialog before a person.
     *
     * @param from where the person acted; without a channel when that was in none
     */
    record Open(String id, Place from, ObjectNode dialog) {
        String text(String field) {
            return dialog.path(field).asText("");
        }

        Optional<DialogElement> element(String name) {
            for (JsonNode json : dialog.path("elements")) {
                if (json.path("name").asText().equals(name)) {
                    return Optional.of(new DialogElement((ObjectNode) json));
                }
            }
            return Optional.empty();
        }
    }

    /**
     * {@code dialog.open}.
     *
     * @throws ViewRefused with Slack's word; what is refused spends no trigger
     */
    public void open(App app, Grant by, String trigger, ObjectNode dialog) {
        if (!Ask.isInteractive(app)) {
            throw new ViewRefused("app_missing_action_url");
        }
        DialogRules.check(dialog);
        Triggers.Trigger acted = triggers.look(trigger, by);
        triggers.spend(trigger);
        open.put(key(acted.team(), acted.user()), new Open(secrets.id("D"), acted.at(), dialog.deepCopy()));
    }

    private static String key(String team, String user) {
        return team + "/" + user;
    }

    Optional<Open> find(String team, String user) {
        return Optional.ofNullable(open.get(key(team, user)));
    }

    boolean isOpen(Open shown) {
        return find(shown.from().team(), shown.from().user())
                .filter(now -> now.id().equals(shown.id()))
                .isPresent();
    }

    /** Unless another has taken its place. */
    void close(Open shown) {
        if (isOpen(shown)) {
            open.remove(key(shown.from().team(), shown.from().user()));
        }
    }

    /** @param user only theirs; empty for all of the workspace */
    ObjectNode list(String team, String user) {
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("dialogs");
        for (Open shown : open.values()) {
            Place from = shown.from();
            if (from.team().equals(team) && (user.isEmpty() || from.user().equals(user))) {
                ObjectNode json = list.addObject().put("user", from.user()).put("app_id", from.appId());
                json.put("channel", from.channel()).set("dialog", shown.dialog());
            }
        }
        return answer;
    }
}

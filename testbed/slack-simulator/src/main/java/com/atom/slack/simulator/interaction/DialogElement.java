package com.atom.slack.simulator.interaction;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.acts.ActRefused;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.User;

/** A field or a menu of a dialog, as its app described it. */
record DialogElement(ObjectNode json) {
    /** What Slack's client lets a person type; how exactly it looks is not published. */
    static final Map<String, Pattern> SUBTYPES = Map.of(
            "email", Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+"),
            "number", Pattern.compile("[+-]?\\d+(?:\\.\\d+)?"),
            "tel", Pattern.compile("\\+?[\\d\\s()./-]*\\d[\\d\\s()./-]*"),
            "url", Pattern.compile("https?://\\S+"));

    private static final int LINE = 150;
    private static final int AREA = 3000;

    String name() {
        return json.path("name").asText();
    }

    boolean isMenu() {
        return json.path("type").asText().equals("select");
    }

    LegacyMenu menu() {
        return new LegacyMenu(json, "label");
    }

    /** How much text its app lets it have; clients that say nothing of it send 0. */
    private int most() {
        int said = json.path("max_length").asInt();
        return said == 0 ? longest() : said;
    }

    /** How much text there may be at all. */
    int longest() {
        return json.path("type").asText().equals("textarea") ? AREA : LINE;
    }

    /**
     * What is sent of it.
     *
     * @param put what a person put in; missing for what it began with
     * @return empty when it is left empty and may be
     * @throws ActRefused when Slack's client would not send it
     */
    Optional<String> taken(JsonNode put, Team team, User user) {
        if (put.isContainerNode()) {
            throw new ActRefused("invalid_field", "the value of " + name() + " is a string");
        }
        String value = put.isMissingNode() ? initial() : put.asText("");
        if (value.isEmpty() || put.isNull()) {
            if (!json.path("optional").asBoolean()) {
                throw new ActRefused("missing_value", name() + " has to be filled in");
            }
            return Optional.empty();
        }
        if (isMenu()) {
            menu().admit(team, user, value);
        } else {
            fits(value);
        }
        return Optional.of(value);
    }

    private String initial() {
        return json.path("value")
                .asText(json.path("selected_options").path(0).path("value").asText(""));
    }

    private void fits(String value) {
        int least = json.path("min_length").asInt(0);
        int most = most();
        if (value.length() < least) {
            throw new ActRefused("too_short", name() + " takes at least " + least + " characters");
        }
        if (value.length() > most) {
            throw new ActRefused("too_long", name() + " takes at most " + most + " characters");
        }
        String subtype = json.path("subtype").asText("");
        if (!subtype.isEmpty() && !SUBTYPES.get(subtype).matcher(value).matches()) {
            throw new ActRefused("invalid_value", value + " is no " + subtype + ", which " + name() + " takes");
        }
    }
}

package com.atom.slack.simulator.interaction;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What Slack demands of a dialog, in the sentences with which {@code dialog.open} tells what is wrong. */
final class DialogRules {
    private static final int TITLE = 24;
    private static final int CALLBACK = 255;
    private static final int STATE = 3000;
    private static final int MOST_ELEMENTS = 10;
    private static final int NAME = 300;
    private static final int LABEL = 48;
    private static final int HINT = 150;
    private static final int MOST_OPTIONS = 100;
    private static final int OPTION = 75;
    private static final Set<String> SOURCES = Set.of("static", "users", "channels", "conversations", "external");

    private final ObjectNode dialog;
    private final List<String> wrong = new ArrayList<>();

    private DialogRules(ObjectNode dialog) {
        this.dialog = dialog;
    }

    /** @throws ViewRefused with {@code validation_errors} and every rule that is broken */
    static void check(ObjectNode dialog) {
        DialogRules rules = new DialogRules(dialog);
        rules.head();
        rules.elements();
        if (!rules.wrong.isEmpty()) {
            throw new ViewRefused("validation_errors", rules.wrong);
        }
    }

    private void head() {
        for (String field : List.of("title", "callback_id")) {
            if (dialog.path(field).asText("").isEmpty()) {
                wrong.add("The field `" + field + "` is required");
            }
        }
        atMost("title", TITLE);
        atMost("submit_label", TITLE);
        if (dialog.path("submit_label").asText("").strip().contains(" ")) {
            wrong.add("The field `submit_label` can only be one word");
        }
        atMost("callback_id", CALLBACK);
        atMost("state", STATE);
    }

    private void atMost(String field, int most) {
        if (dialog.path(field).asText("").length() > most) {
            wrong.add("The field `" + field + "` cannot be longer than " + most + " characters");
        }
    }

    private void elements() {
        JsonNode elements = dialog.path("elements");
        if (elements.isMissingNode() || elements.isNull()) {
            wrong.add("The field `elements` is required");
        } else if (!elements.isArray()) {
            wrong.add("The field `elements` must be a list");
        } else if (elements.isEmpty()) {
            wrong.add("The field `elements` has to include at least one element");
        } else if (elements.size() > MOST_ELEMENTS) {
            wrong.add("The field `elements` cannot include more than ten elements");
        } else {
            Set<String> names = new HashSet<>();
            for (int i = 0; i < elements.size(); i++) {
                element("Element " + i, elements.get(i), names);
            }
        }
    }

    private void element(String which, JsonNode element, Set<String> names) {
        if (!element.isObject()) {
            wrong.add(which + " must be an object");
            return;
        }
        for (String field : List.of("type", "name", "label")) {
            if (element.path(field).asText("").isEmpty()) {
                wrong.add(which + " is missing required field `" + field + "`");
            }
        }
        if (element.hasNonNull("name") && !names.add(element.path("name").asText())) {
            wrong.add(which + " has a repeated name");
        }
        atMost(which, element, "name", NAME);
        atMost(which, element, "hint", HINT);
        atMost(which, element, "label", LABEL);
        atMost(which, element, "placeholder", HINT);
        switch (element.path("type").asText("")) {
            case "text", "textarea" -> text(which, new DialogElement((ObjectNode) element));
            case "select" -> select(which, element);
            case "" -> {}
            default -> wrong.add(which + " has an invalid `type`");
        }
    }

    private void atMost(String which, JsonNode element, String field, int most) {
        if (element.path(field).asText("").length() > most) {
            wrong.add(which + " field `" + field + "` cannot be longer than " + most + " characters");
        }
    }

    private void text(String which, DialogElement element) {
        int longest = element.longest();
        JsonNode json = element.json();
        if (json.hasNonNull("subtype")
                && !DialogElement.SUBTYPES.containsKey(json.path("subtype").asText())) {
            wrong.add(which + " has an invalid `subtype`");
        }
        between(which, json, "min_length", 0, longest);
        if (json.path("max_length").asInt() != 0) {
            between(which, json, "max_length", 1, longest);
        }
        atMost(which, json, "value", longest);
    }

    private void between(String which, JsonNode element, String field, int least, int most) {
        JsonNode length = element.path(field);
        if (element.hasNonNull(field) && (!length.isInt() || length.asInt() < least || length.asInt() > most)) {
            wrong.add(which + " field `" + field + "` must be between " + least + " and " + most + " (inclusive)");
        }
    }

    private void select(String which, JsonNode element) {
        String source = element.path("data_source").asText("static");
        if (!SOURCES.contains(source)) {
            wrong.add(which + " has an invalid `data_source`");
        }
        if (!source.equals("static")) {
            return;
        }
        if (element.path("option_groups").isArray()) {
            element.path("option_groups").forEach(group -> options(which, group.path("options")));
        } else {
            options(which, element.path("options"));
        }
    }

    private void options(String which, JsonNode options) {
        if (!options.isArray()) {
            wrong.add(which + " field `options` must be a list");
        } else if (options.isEmpty()) {
            wrong.add(which + " field `options` must have at least one option");
        } else if (options.size() > MOST_OPTIONS) {
            wrong.add(which + " field `options` must have fewer than 100 options");
        }
        for (JsonNode option : options) {
            for (String field : List.of("label", "value")) {
                if (option.path(field).asText("").isEmpty()) {
                    wrong.add(which + " `options` item is missing required field `" + field + "`");
                } else if (option.path(field).asText().length() > OPTION) {
                    wrong.add(which + " `options` item `" + field + "` field cannot exceed 75 characters");
                }
            }
        }
    }
}

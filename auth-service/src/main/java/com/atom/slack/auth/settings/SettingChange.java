package com.atom.slack.auth.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.contracts.settings.Setting;
import com.atom.slack.contracts.settings.Setting.Reach;
import com.atom.slack.contracts.settings.SettingsState;
import com.atom.slack.kit.problems.CommonProblem;
import com.atom.slack.kit.requests.Fault;

/**
 * A wish for other settings, every name and value of which is fit.
 *
 * @param scope {@code *} or {@code T…}
 * @param values new values; empty for one that is to be forgotten, so that the environment speaks again
 */
record SettingChange(String scope, Map<Setting, Optional<String>> values) {

    private static final String WORKSPACE = "workspace_id";
    private static final int LONGEST = 2_000;

    /** From a map of settings; throws {@code VALIDATION_FAILED} that names every bad key, and changes nothing then. */
    static SettingChange of(ObjectNode body) {
        List<Fault> faults = new ArrayList<>();
        JsonNode workspace = body.path(WORKSPACE);
        boolean global = workspace.isMissingNode() || workspace.isNull();
        if (!global && !(workspace.isTextual() && workspace.asText().matches("[TE][A-Z0-9]{1,20}"))) {
            faults.add(new Fault(WORKSPACE, "an id such as T01ABC is expected"));
        }
        Map<Setting, Optional<String>> values = new LinkedHashMap<>();
        body.properties().forEach(wish -> {
            if (!wish.getKey().equals(WORKSPACE) && !wish.getKey().equals("user_id")) {
                read(wish.getKey(), wish.getValue(), global, values, faults);
            }
        });
        if (values.isEmpty() && faults.isEmpty()) {
            faults.add(new Fault("", "name at least one setting"));
        }
        if (!faults.isEmpty()) {
            String detail = faults.stream()
                    .map(fault -> fault.field().isEmpty() ? fault.problem() : fault.field() + ": " + fault.problem())
                    .collect(Collectors.joining("; "));
            throw CommonProblem.VALIDATION_FAILED.because(detail, Map.of("fields", faults));
        }
        return new SettingChange(global ? SettingsState.GLOBAL : workspace.asText(), values);
    }

    private static void read(
            String name, JsonNode given, boolean global, Map<Setting, Optional<String>> values, List<Fault> faults) {
        Optional<Setting> known = Setting.named(name);
        if (known.isEmpty()) {
            faults.add(new Fault(name, "unknown setting"));
            return;
        }
        Setting setting = known.get();
        if (!setting.isDynamic()) {
            faults.add(new Fault(name, "is read at start: set the variable and start again"));
        } else if (!global && setting.reach() != Reach.PER_WORKSPACE) {
            faults.add(new Fault(name, "holds for all workspaces: leave workspace_id out"));
        } else if (given.isContainerNode() || given.asText().length() > LONGEST) {
            faults.add(new Fault(name, "one value is expected"));
        } else if (given.isNull()) {
            values.put(setting, Optional.empty());
        } else {
            setting.fault(given.asText())
                    .ifPresentOrElse(
                            expected -> faults.add(new Fault(name, "must be " + expected)),
                            () -> values.put(setting, Optional.of(given.asText())));
        }
    }
}

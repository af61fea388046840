package com.atom.slack.simulator.imports;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Team;

/**
 * What became of a ZIP that was taken.
 *
 * @param messages   taken
 * @param duplicates messages left out because one of that ts was there already
 * @param editLogs   entries left out that tell of a change to another message
 * @param ignored    folders that are no conversations
 */
public record ImportReport(
        String layout, List<Team> teams, long messages, long duplicates, long editLogs, List<String> ignored) {

    /** On the world's thread. */
    public ObjectNode json() {
        ObjectNode json = Json.object().put("ok", true).put("layout", layout);
        ArrayNode list = json.putArray("teams");
        for (Team team : teams) {
            ObjectNode row = list.addObject().put("id", team.id()).put("name", team.name());
            row.put("domain", team.domain()).put("admin", team.admin().id());
            row.put("users", team.users().size())
                    .put("channels", team.channels().size());
            row.put("files", team.files().size());
            team.enterprise().ifPresent(org -> row.put("enterprise", org.id()));
        }
        json.put("messages", messages).put("duplicates", duplicates).put("edit_logs", editLogs);
        return json.set("ignored", Json.array(ignored));
    }
}

package com.atom.slack.ingestion.users;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

import com.atom.slack.ingestion.columns.Columns;
import com.atom.slack.ingestion.wire.Fields;
import com.atom.slack.ingestion.wire.Storable;

/**
 * One user record as it is stored.
 *
 * @param updated Slack's, in seconds; 0 when absent
 * @param observedAt microseconds
 */
record UserRow(
        String id,
        @Nullable String name,
        @Nullable String realName,
        @Nullable String displayName,
        boolean bot,
        boolean restricted,
        boolean deleted,
        long updated,
        long observedAt,
        String json) {

    static UserRow of(JsonNode user, long observedAt) {
        JsonNode node = Storable.of(user).node();
        JsonNode profile = node.path("profile");
        String realName = Fields.text(node, "real_name");
        return new UserRow(
                Fields.required(node, "id"),
                Fields.text(node, "name"),
                realName != null ? realName : Fields.text(profile, "real_name"),
                Fields.text(profile, "display_name"),
                Fields.flag(node, "is_bot") || "USLACKBOT".equals(Fields.text(node, "id")),
                Fields.flag(node, "is_restricted") || Fields.flag(node, "is_ultra_restricted"),
                Fields.flag(node, "deleted"),
                node.path("updated").asLong(0),
                observedAt,
                node.toString());
    }

    static Tuple columns(String team, List<UserRow> rows) {
        return Columns.of(team, rows)
                .text(UserRow::id)
                .text(UserRow::name)
                .text(UserRow::realName)
                .text(UserRow::displayName)
                .flag(UserRow::bot)
                .flag(UserRow::restricted)
                .flag(UserRow::deleted)
                .number(UserRow::updated)
                .number(UserRow::observedAt)
                .text(row ->
                        Integer.toHexString(row.json().hashCode()) + row.json().length())
                .text(UserRow::json)
                .tuple();
    }
}

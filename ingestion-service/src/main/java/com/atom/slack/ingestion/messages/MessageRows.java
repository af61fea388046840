package com.atom.slack.ingestion.messages;

import java.util.List;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

import com.atom.slack.ingestion.columns.Columns;

/** States as the parameters of {@link MessageSql}, column by column. */
final class MessageRows {

    /** One content that is not the current one. */
    record VersionRow(MessageId id, Content content) {}

    /** One reaction with what is known of it. */
    record ReactionRow(MessageId id, Reactions.Key key, Reactions.Mark mark, boolean present) {}

    private MessageRows() {}

    static Tuple whole(String team, List<MessageState> states) {
        Columns<MessageState> columns = ids(team, states)
                .number(s -> s.content == null ? null : s.content.rank())
                .number(s -> s.content == null ? null : s.content.observedAt());
        return rest(said(columns)).text(s -> s.origin.name()).tuple();
    }

    static Tuple content(String team, List<MessageState> states) {
        return said(ids(team, states)).tuple();
    }

    static Tuple marks(String team, List<MessageState> states) {
        Columns<MessageState> columns = ids(team, states)
                .number(s -> s.content == null ? null : s.content.rank())
                .number(s -> s.content == null ? null : s.content.observedAt());
        return rest(columns).tuple();
    }

    private static Columns<MessageState> ids(String team, List<MessageState> states) {
        return Columns.of(team, states).number(s -> s.id.channelKey()).text(s -> s.id.ts());
    }

    private static Columns<MessageState> said(Columns<MessageState> columns) {
        return columns.text(s -> s.content == null ? null : s.content.hash())
                .text(s -> s.content == null ? null : s.content.rawHash())
                .text(s -> raw(s) == null ? null : raw(s).json())
                .flag(s -> raw(s) != null && raw(s).altered())
                .text(s -> raw(s) == null ? null : raw(s).text())
                .text(s -> raw(s) == null ? null : raw(s).plain())
                .text(s -> s.content == null ? null : s.content.user())
                .text(s -> s.content == null ? null : s.content.bot())
                .text(s -> s.content == null ? null : s.content.subtype())
                .text(s -> s.content == null ? null : s.content.repliesTo())
                .text(s -> raw(s) == null ? null : raw(s).parentUser())
                .text(s -> raw(s) == null ? null : raw(s).editedTs())
                .flag(s -> s.content == null || s.content.inChannel())
                .text(s ->
                        s.content == null || s.content.files().isEmpty() ? null : String.join(",", s.content.files()))
                .small(s -> s.content == null ? 0 : s.content.mentions())
                .small(s -> s.content == null ? 0 : s.content.length())
                .flag(s -> raw(s) != null && raw(s).hasLink());
    }

    private static Content.@Nullable Raw raw(MessageState state) {
        return state.content == null ? null : state.content.raw();
    }

    private static Columns<MessageState> rest(Columns<MessageState> columns) {
        return columns.text(MessageState::deletedHow)
                .number(s -> s.gone == null ? null : s.gone.at())
                .number(s -> s.absentAt == 0 ? null : s.absentAt)
                .number(s -> s.seenAt == 0 ? null : s.seenAt)
                .flag(s -> s.threadParent)
                .small(s -> s.expected == null ? null : s.expected.replies())
                .text(s -> s.expected == null ? null : s.expected.latest())
                .number(s -> s.expected == null ? null : s.expected.at())
                .small(s -> s.reactions.count())
                .number(s -> s.reactions.asOf())
                .text(s -> s.reactions.open().isEmpty() ? null : open(s.reactions))
                .number(s -> s.version);
    }

    private static String open(Reactions reactions) {
        JsonObject names = new JsonObject();
        reactions.open().forEach(names::put);
        return names.encode();
    }

    static List<VersionRow> versions(List<MessageState> states) {
        return states.stream()
                .flatMap(s -> s.versions.values().stream().map(content -> new VersionRow(s.id, content)))
                .toList();
    }

    static Tuple version(String team, List<VersionRow> rows) {
        return Columns.of(team, rows)
                .number(row -> row.id().channelKey())
                .text(row -> row.id().ts())
                .text(row -> row.content().hash())
                .number(row -> row.content().rank())
                .number(row -> row.content().observedAt())
                .text(row -> row.content().raw().editedTs())
                .text(row -> row.content().user())
                .text(row -> row.content().raw().text())
                .text(row -> row.content().raw().json())
                .flag(row -> row.content().raw().altered())
                .tuple();
    }

    static Tuple current(String team, List<MessageState> states) {
        return ids(team, states).text(s -> s.content.hash()).tuple();
    }

    static List<ReactionRow> reactions(List<MessageState> states) {
        return states.stream()
                .flatMap(s -> s.reactions.touched().stream()
                        .map(key -> new ReactionRow(s.id, key, s.reactions.mark(key), s.reactions.visible(key))))
                .toList();
    }

    static Tuple reaction(String team, List<ReactionRow> rows) {
        return Columns.of(team, rows)
                .number(row -> row.id().channelKey())
                .text(row -> row.id().ts())
                .text(row -> row.key().name())
                .text(row -> row.key().user())
                .number(row -> row.mark().at())
                .flag(row -> row.mark().added())
                .flag(ReactionRow::present)
                .tuple();
    }
}

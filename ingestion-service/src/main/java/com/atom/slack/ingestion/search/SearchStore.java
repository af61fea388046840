package com.atom.slack.ingestion.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

import com.atom.slack.ingestion.messages.MessageId;

/**
 * The search function and what names resolve to. The text configuration is {@code simple}: a workspace speaks several languages,
 * product names and error codes matter more than grammar, and a stemmer of the wrong language finds wrong words; whoever wants
 * a prefix or an inflexion asks for it as another word.
 */
@ApplicationScoped
class SearchStore {

    /** Counting stops here. */
    static final int COUNTED = 10_000;

    /**
     * What is searched.
     *
     * @param channels only these; absent for all
     * @param users only their messages; absent for all
     * @param all whether private channels are searched too
     * @param also these private channels at any rate
     */
    record Scope(
            SearchQuery query,
            @Nullable List<Long> channels,
            @Nullable List<String> users,
            @Nullable String from,
            @Nullable String to,
            boolean all,
            List<Long> also) {}

    /** Where the page before ended. */
    record Position(double score, String ts, long channelKey) {}

    Uni<List<Hit>> hits(
            SqlConnection tx, Scope scope, boolean byScore, boolean ascending, Optional<Position> after, int limit) {
        Tuple tuple = filters(scope)
                .addBoolean(byScore)
                .addBoolean(ascending)
                .addDouble(after.map(Position::score).orElse(null))
                .addString(after.map(Position::ts).orElse(null))
                .addLong(after.map(Position::channelKey).orElse(null))
                .addInteger(limit);
        return tx.preparedQuery(
                        "select * from search_messages($1::text[], $2::text[], $3::bigint[], $4::text[], $5, $6,"
                                + " $7, $8, $9, $10, $11, $12, $13::bigint[], $14, $15, $16, $17, $18, $19)")
                .execute(tuple)
                .map(rows -> {
                    List<Hit> hits = new ArrayList<>();
                    rows.forEach(row -> hits.add(new Hit(
                            new MessageId(row.getLong("channel_key"), row.getString("ts")),
                            row.getDouble("score"),
                            row.getString("snippet"))));
                    return hits;
                });
    }

    Uni<Long> count(SqlConnection tx, Scope scope) {
        return tx.preparedQuery(
                        "select count_messages($1::text[], $2::text[], $3::bigint[], $4::text[], $5, $6, $7, $8, $9,"
                                + " $10, $11, $12, $13::bigint[], $14) as total")
                .execute(filters(scope).addInteger(COUNTED))
                .map(rows -> rows.iterator().next().getLong("total"));
    }

    private static Tuple filters(Scope scope) {
        SearchQuery query = scope.query();
        return Tuple.tuple()
                .addArrayOfString(query.all().toArray(String[]::new))
                .addArrayOfString(query.none().toArray(String[]::new))
                .addArrayOfLong(
                        scope.channels() == null ? null : scope.channels().toArray(Long[]::new))
                .addArrayOfString(scope.users() == null ? null : scope.users().toArray(String[]::new))
                .addString(scope.from())
                .addString(scope.to())
                .addBoolean(query.hasFile())
                .addBoolean(query.hasLink())
                .addBoolean(query.hasReaction())
                .addBoolean(query.hasThread())
                .addBoolean(query.inThread())
                .addBoolean(scope.all())
                .addArrayOfLong(scope.also().toArray(Long[]::new));
    }

    /** The channels with these names or ids, current ones or older ones. */
    Uni<List<Long>> channels(SqlConnection tx, String team, List<String> names) {
        return tx.preparedQuery("select key from channel where team = $1 and lower(name) = any($2)"
                        + " union select key from channel_alias where team = $1 and id = any($3)")
                .execute(Tuple.of(team, lower(names), names.toArray(String[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getLong("key"))
                        .toList());
    }

    /** The users with these names, of any kind, or ids. */
    Uni<List<String>> users(SqlConnection tx, String team, List<String> names) {
        return tx.preparedQuery("select id from slack_user where team = $1 and (lower(name) = any($2)"
                        + " or lower(display_name) = any($2) or lower(real_name) = any($2) or id = any($3))")
                .execute(Tuple.of(team, lower(names), names.toArray(String[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString("id"))
                        .toList());
    }

    private static String[] lower(List<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toArray(String[]::new);
    }
}

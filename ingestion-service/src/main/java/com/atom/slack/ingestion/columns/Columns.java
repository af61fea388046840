package com.atom.slack.ingestion.columns;

import java.util.List;
import java.util.function.Function;

import io.vertx.mutiny.sqlclient.Tuple;

/** Rows turned into one array for each column, as {@code unnest} takes them: one round trip whatever the number of rows. */
public final class Columns<R> {

    private final List<R> rows;
    private final Tuple tuple;

    private Columns(String team, List<R> rows) {
        this.rows = rows;
        this.tuple = Tuple.of(team);
    }

    /** The team as the first parameter, then the columns in the order in which they are added. */
    public static <R> Columns<R> of(String team, List<R> rows) {
        return new Columns<>(team, rows);
    }

    public Columns<R> text(Function<R, String> value) {
        tuple.addArrayOfString(rows.stream().map(value).toArray(String[]::new));
        return this;
    }

    public Columns<R> number(Function<R, Long> value) {
        tuple.addArrayOfLong(rows.stream().map(value).toArray(Long[]::new));
        return this;
    }

    public Columns<R> small(Function<R, Integer> value) {
        tuple.addArrayOfInteger(rows.stream().map(value).toArray(Integer[]::new));
        return this;
    }

    public Columns<R> flag(Function<R, Boolean> value) {
        tuple.addArrayOfBoolean(rows.stream().map(value).toArray(Boolean[]::new));
        return this;
    }

    /** The parameters. */
    public Tuple tuple() {
        return tuple;
    }
}

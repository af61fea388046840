package com.atom.slack.ingestion.live;

import java.util.Set;

import io.vertx.pgclient.PgException;

import com.atom.slack.ingestion.wire.UnreadableObservation;

/** Whether a record failed by itself or the world around it did (rule 10 of the design). */
enum FailureKind {
    /** It will fail whenever it is tried: a dead letter. */
    POISON,
    /** Something it needs is away: the same record again, without limit. */
    OUTAGE;

    /**
     * SQL classes that speak of the data: cardinality (a batch that contradicts itself, which splitting heals), values,
     * constraints, and limits of a single value.
     */
    private static final Set<String> OF_THE_DATA = Set.of("21", "22", "23", "54");

    /** The SQL client's word for a parameter of another type than the statement's; it has no exception of its own. */
    private static final String WRONG_PARAMETER = "Parameter at position";

    static FailureKind of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException refused) {
                return ofTheData(refused) ? POISON : OUTAGE;
            }
            if (cause instanceof UnreadableObservation || brokenCode(cause)) {
                return POISON;
            }
        }
        return OUTAGE;
    }

    private static boolean ofTheData(PgException refused) {
        String state = refused.getSqlState();
        return state != null && state.length() == 5 && OF_THE_DATA.contains(state.substring(0, 2));
    }

    /** Our own mistake on this record: one record must not stop the others. */
    private static boolean brokenCode(Throwable failure) {
        return failure instanceof NullPointerException
                || failure instanceof ClassCastException
                || failure instanceof IllegalArgumentException
                || failure instanceof IndexOutOfBoundsException
                || failure instanceof ArithmeticException
                || String.valueOf(failure.getMessage()).startsWith(WRONG_PARAMETER)
                || failure instanceof StackOverflowError;
    }

    /** Why, without any of the record's content. */
    static String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException refused) {
                return "SQL state " + refused.getSqlState();
            }
            if (cause instanceof UnreadableObservation unreadable) {
                return String.valueOf(unreadable.getMessage());
            }
        }
        return failure.getClass().getSimpleName();
    }
}

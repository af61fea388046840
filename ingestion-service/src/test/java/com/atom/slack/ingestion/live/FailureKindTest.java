package com.atom.slack.ingestion.live;

import java.net.ConnectException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

import io.vertx.pgclient.PgException;
import org.junit.jupiter.api.Test;

import com.atom.slack.ingestion.wire.UnreadableObservation;

import static org.assertj.core.api.Assertions.assertThat;

class FailureKindTest {

    private static PgException state(String sqlState) {
        return new PgException("a secret text", "ERROR", sqlState, "");
    }

    @Test
    void whatSpeaksOfTheDataIsPoison() {
        for (String state : new String[] {"22P02", "22021", "23502", "21000", "54000"}) {
            assertThat(FailureKind.of(new CompletionException(state(state)))).isEqualTo(FailureKind.POISON);
        }
        assertThat(FailureKind.of(new UnreadableObservation("no ts"))).isEqualTo(FailureKind.POISON);
        assertThat(FailureKind.of(new NullPointerException())).isEqualTo(FailureKind.POISON);
    }

    @Test
    void whatSpeaksOfTheWorldIsAnOutage() {
        for (String state : new String[] {"08006", "40P01", "53300", "57014", "57P01", "42P01"}) {
            assertThat(FailureKind.of(state(state))).isEqualTo(FailureKind.OUTAGE);
        }
        assertThat(FailureKind.of(new ConnectException())).isEqualTo(FailureKind.OUTAGE);
        assertThat(FailureKind.of(new TimeoutException())).isEqualTo(FailureKind.OUTAGE);
    }

    @Test
    void theReasonHoldsNoneOfTheContent() {
        assertThat(FailureKind.reason(state("22P02"))).isEqualTo("SQL state 22P02");
    }
}

package com.atom.slack.ingestion.wire;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SlackTsTest {

    @Test
    void isExactToTheMicrosecond() {
        assertThat(SlackTs.micros("1626342137.008900")).isEqualTo(1_626_342_137_008_900L);
        assertThat(SlackTs.instant(1_626_342_137_008_900L)).isEqualTo(Instant.parse("2021-07-15T09:42:17.008900Z"));
        assertThat(SlackTs.of(Instant.parse("2021-07-15T09:42:17.008900Z"))).isEqualTo("1626342137.008900");
    }

    @Test
    void refusesWhatIsNoTs() {
        for (String text : new String[] {"", "abc", "1626342137", "1626342137.1", "-1.000000", "1e9.000000"}) {
            assertThatThrownBy(() -> SlackTs.micros(text)).isInstanceOf(UnreadableObservation.class);
        }
    }
}

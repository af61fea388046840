package com.atom.slack.simulator.workspace;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class EscapingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a < b & c > d | a &lt; b &amp; c &gt; d",
                "Hi <@U123> in <#C1> and <!here> | Hi <@U123> in <#C1> and <!here>",
                "already &lt;escaped&gt; &amp; kept | already &lt;escaped&gt; &amp; kept",
                "see https://x.example/?a=1&b=2 | see <https://x.example/?a=1&amp;b=2>",
                "see <https://x.example/> | see <https://x.example/>",
                "List<String> x | List&lt;String&gt; x"
            })
    void storesWhatSlackWouldStore(String typed, String stored) {
        assertThat(Escaping.stored(typed)).isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1700000000.000100 | 1700000000000100", "5 | 5000000", "7.5 | 7500000"})
    void readsTimestampsAsMicroseconds(String ts, long micros) {
        assertThat(Ts.micros(ts)).isEqualTo(micros);
    }
}

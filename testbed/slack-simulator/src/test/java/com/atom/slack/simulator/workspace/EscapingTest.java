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
                "List<String> x | List&lt;String&gt; x",
                "see www.example.com/a?b=1&c=2. | see <http://www.example.com/a?b=1&amp;c=2~www.example.com/a?b=1&amp;c=2>.",
                "(www.example.com) | (<http://www.example.com~www.example.com>)",
                "<http://www.example.com~www.example.com> | <http://www.example.com~www.example.com>",
                "https://x.example/www.y.example | <https://x.example/www.y.example>",
                "awww.example | awww.example",
                "to a.b+c@mail.example.com, now | to <mailto:a.b+c@mail.example.com~a.b+c@mail.example.com>, now",
                "<mailto:a@b.com~a@b.com> | <mailto:a@b.com~a@b.com>",
                "https://u@b.com/x | <https://u@b.com/x>",
                "@anna at 5@6 | @anna at 5@6",
                "nice \ud83c\udf89 | nice :tada:",
                "\u2764\ufe0f \ud83d\udc4d\ud83c\udffd! | :heart: :+1::skin-tone-4:!",
                "\ud83e\uddff caf\u00e9 | \ud83e\uddff caf\u00e9"
            })
    void storesWhatSlackWouldStore(String typed, String stored) {
        String kept = stored.replace('~', '|');
        assertThat(Escaping.stored(typed.replace('~', '|'))).isEqualTo(kept);
        assertThat(Escaping.stored(kept)).as("what is stored stays").isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "see https://x.example/?a=1&b=2 | see https://x.example/?a=1&amp;b=2",
                "www.example.com, a@b.com < <https://x.example/> | www.example.com, a@b.com &lt; <https://x.example/>"
            })
    void linksNothingWhenToldNotTo(String typed, String stored) {
        assertThat(Escaping.stored(typed, false)).isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1700000000.000100 | 1700000000000100", "5 | 5000000", "7.5 | 7500000"})
    void readsTimestampsAsMicroseconds(String ts, long micros) {
        assertThat(Ts.micros(ts)).isEqualTo(micros);
    }
}

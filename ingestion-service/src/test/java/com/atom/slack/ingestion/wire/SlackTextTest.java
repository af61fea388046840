package com.atom.slack.ingestion.wire;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SlackTextTest {

    @Test
    void unescapesTheThreeCharactersAndAmpersandLast() {
        assertThat(SlackText.unescape("a &lt;b&gt; &amp;lt; c")).isEqualTo("a <b> &lt; c");
    }

    @Test
    void countsCodePointsNotUnits() {
        assertThat(SlackText.length("\uD83D\uDE00 &amp;")).isEqualTo(3);
    }

    @Test
    void namesEachMentionedUserOnce() {
        assertThat(SlackText.mentioned("<@U1> and <@W2|old> and <@U1> but not <#C1>"))
                .containsExactly("U1", "W2");
    }

    @Test
    void readsAsAPersonWould() {
        assertThat(SlackText.plain(
                        "<@U1|bob> in <#C1|general>: <https://x.io/a|docs> &lt;ok&gt; <!here> <mailto:a@b.c|a@b.c>"))
                .isEqualTo("@bob in #general: docs https://x.io/a <ok> @here mailto:a@b.c");
    }

    @Test
    void showsTheFallbackOfADate() {
        assertThat(SlackText.plain("<!date^1392734382^{date_num}|18 Feb 2014>")).isEqualTo("18 Feb 2014");
    }

    @Test
    void knowsLinksFromOtherControls() {
        assertThat(SlackText.links("see <https://x.io>")).isTrue();
        assertThat(SlackText.links("see <@U1> &lt;https")).isFalse();
    }
}

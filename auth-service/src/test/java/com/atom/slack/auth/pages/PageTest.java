package com.atom.slack.auth.pages;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PageTest {

    @Test
    void textStaysText() {
        String html = new Page(400, "<script>alert(1)</script>", List.of("a & \"b\" 'c' <img src=x>")).html();

        assertThat(html)
                .doesNotContain("<script", "<img")
                .contains("&lt;script&gt;", "a &amp; &quot;b&quot; &#39;c&#39; &lt;img src=x&gt;");
    }
}

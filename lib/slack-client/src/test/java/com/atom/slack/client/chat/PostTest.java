package com.atom.slack.client.chat;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.atom.slack.client.ChannelAddress;
import com.atom.slack.client.MessageAddress;
import com.atom.slack.client.chat.Content.Blocks;
import com.atom.slack.client.chat.Content.Markdown;
import com.atom.slack.client.chat.Content.Text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PostTest {

    private static final ChannelAddress CHANNEL = new ChannelAddress("T1", "C1");
    private static final MessageAddress PARENT = CHANNEL.message("1503435956.000247");

    @Test
    void aTextIsRefusedWhereSlackWouldCutIt() {
        assertThat(new Text("x".repeat(40_000)).text()).hasSize(40_000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Text("x".repeat(40_001)))
                .withMessageContaining("40001")
                .withMessageContaining("40000");
    }

    @Test
    void markdownIsShorter() {
        assertThat(new Markdown("x".repeat(12_000)).markdown()).hasSize(12_000);
        assertThatIllegalArgumentException().isThrownBy(() -> new Markdown("x".repeat(12_001)));
    }

    @Test
    void anEditedTextIsShorterStill() {
        assertThat(new Edit(PARENT, new Text("x".repeat(4_000))).content()).isNotNull();
        assertThatIllegalArgumentException().isThrownBy(() -> new Edit(PARENT, new Text("x".repeat(4_001))));
    }

    @Test
    void aMessageSaysSomething() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Text(" \n"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Markdown(""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Blocks(JsonNodeFactory.instance.arrayNode(), new Text("words")));
    }

    @Test
    void onlyAReplyIsShownInTheChannelToo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Post.in(CHANNEL, new Text("hello")).shownInChannel());
        assertThat(Post.under(PARENT, new Text("hello")).shownInChannel().broadcast())
                .isTrue();
    }

    @Test
    void aReplyStaysInTheChannelOfItsParent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Post(
                        new ChannelAddress("T1", "C2"),
                        new Text("hello"),
                        Optional.of(PARENT),
                        false,
                        Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "general", "#general", "c1", "C", "C1 ", "C1\n", "F1"})
    void aChannelIsAnId(String channel) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ChannelAddress("T1", channel));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1503435956", "1503435956.0002", "1503435956.000247 ", "p1503435956000247"})
    void aMessageIsATs(String ts) {
        assertThatIllegalArgumentException().isThrownBy(() -> CHANNEL.message(ts));
    }
}

package com.atom.slack.simulator;

import java.time.Instant;
import java.util.Map;

import com.slack.api.methods.request.chat.ChatUnfurlRequest;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.chat.ChatScheduleMessageResponse;
import com.slack.api.model.Attachment;
import com.slack.api.model.Message;
import com.slack.api.model.block.DividerBlock;
import com.slack.api.model.block.RichTextBlock;
import org.junit.jupiter.api.Test;

import static com.slack.api.model.block.Blocks.asBlocks;
import static com.slack.api.model.block.Blocks.divider;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static org.assertj.core.api.Assertions.assertThat;

abstract class OfficialChat extends OfficialFixture {
    private String posted(String text) throws Exception {
        return good(bot.chatPostMessage(request -> request.channel(general).text(text)))
                .getTs();
    }

    @Test
    void postsAnswersChangesAndDeletes() throws Exception {
        ChatPostMessageResponse parent = good(bot.chatPostMessage(request -> request.channel(general)
                .text("hello")
                .blocks(asBlocks(section(s -> s.text(markdownText("*hi*"))), divider()))));
        assertThat(parent.getMessage().getBlocks().get(1)).isInstanceOf(DividerBlock.class);
        String ts = parent.getTs();
        Message reply = good(bot.chatPostMessage(request ->
                        request.channel(general).text("reply").threadTs(ts).replyBroadcast(true)))
                .getMessage();
        assertThat(reply.getSubtype()).isEqualTo("thread_broadcast");
        Message changed = good(bot.chatUpdate(
                        request -> request.channel(general).ts(ts).text("hello again")))
                .getMessage();
        assertThat(changed.getEdited().getUser()).isEqualTo(app.botUser());
        assertThat(changed.getBlocks().getFirst()).isInstanceOf(RichTextBlock.class);
        assertThat(good(bot.chatDelete(request -> request.channel(general).ts(ts)))
                        .getTs())
                .isEqualTo(ts);
        assertThat(good(bot.conversationsReplies(
                                request -> request.channel(general).ts(ts)))
                        .getMessages()
                        .getFirst()
                        .getSubtype())
                .isEqualTo("tombstone");
    }

    @Test
    void speaksInOtherWays() throws Exception {
        assertThat(good(bot.chatMeMessage(request -> request.channel(general).text("waves")))
                        .getTs())
                .isNotEmpty();
        assertThat(good(bot.chatPostEphemeral(request ->
                                request.channel(general).user(app.admin()).text("psst")))
                        .getMessageTs())
                .isNotEmpty();
        String ts = posted("look at https://tracker.example/1");
        assertThat(good(bot.chatGetPermalink(request -> request.channel(general).messageTs(ts)))
                        .getPermalink())
                .contains("/archives/" + general + "/p");
        good(bot.chatUnfurl(request -> request.channel(general)
                .ts(ts)
                .unfurls(Map.of(
                        "https://tracker.example/1",
                        ChatUnfurlRequest.UnfurlDetail.builder().title("Bug 1").build()))));
        assertThat(good(bot.conversationsReplies(
                                request -> request.channel(general).ts(ts)))
                        .getMessages()
                        .getFirst()
                        .getAttachments())
                .extracting(Attachment::getTitle)
                .containsExactly("Bug 1");
    }

    @Test
    void schedulesAndThinksBetterOfIt() throws Exception {
        int later = (int) Instant.now().getEpochSecond() + 3600;
        ChatScheduleMessageResponse scheduled = good(bot.chatScheduleMessage(
                request -> request.channel(general).text("later").postAt(later)));
        assertThat(scheduled.getPostAt()).isEqualTo(later);
        assertThat(scheduled.getMessage().getType()).isEqualTo("delayed_message");
        assertThat(good(bot.chatScheduledMessagesList(request -> request)).getScheduledMessages())
                .anyMatch(message -> message.getId().equals(scheduled.getScheduledMessageId()));
        good(bot.chatDeleteScheduledMessage(
                request -> request.channel(general).scheduledMessageId(scheduled.getScheduledMessageId())));
        assertThat(good(bot.chatScheduledMessagesList(request -> request)).getScheduledMessages())
                .isEmpty();
    }
}

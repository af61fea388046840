package com.atom.slack.simulator;

import java.util.List;

import com.slack.api.methods.response.conversations.ConversationsHistoryResponse;
import com.slack.api.model.Conversation;
import com.slack.api.model.ConversationType;
import com.slack.api.model.Message;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

abstract class OfficialConversations extends OfficialFixture {
    @Test
    void livesThroughAChannel() throws Exception {
        Conversation made =
                good(bot.conversationsCreate(request -> request.name("typed"))).getChannel();
        String id = made.getId();
        assertThat(made.isMember()).isTrue();
        assertThat(good(bot.conversationsSetTopic(request -> request.channel(id).topic("t")))
                        .getChannel()
                        .getTopic()
                        .getValue())
                .isEqualTo("t");
        assertThat(good(bot.conversationsSetPurpose(
                                request -> request.channel(id).purpose("p")))
                        .getChannel()
                        .getPurpose()
                        .getValue())
                .isEqualTo("p");
        assertThat(good(bot.conversationsInvite(
                                request -> request.channel(id).users(List.of(app.admin(), app.somebody()))))
                        .getChannel()
                        .getId())
                .isEqualTo(id);
        assertThat(good(bot.conversationsMembers(request -> request.channel(id)))
                        .getMembers())
                .hasSize(3);
        good(bot.conversationsKick(request -> request.channel(id).user(app.somebody())));
        assertThat(good(bot.conversationsRename(request -> request.channel(id).name("typed-2")))
                        .getChannel()
                        .getPreviousNames())
                .containsExactly("typed");
        String ts = good(bot.chatPostMessage(request -> request.channel(id).text("x")))
                .getTs();
        good(bot.conversationsMark(request -> request.channel(id).ts(ts)));
        Conversation info = good(bot.conversationsInfo(
                        request -> request.channel(id).includeNumMembers(true).includeLocale(true)))
                .getChannel();
        assertThat(info.getNumOfMembers()).isEqualTo(2);
        assertThat(info.getLastRead()).isEqualTo(ts);
        good(bot.conversationsArchive(request -> request.channel(id)));
        assertThat(good(bot.conversationsInfo(request -> request.channel(id)))
                        .getChannel()
                        .isArchived())
                .isTrue();
        good(bot.conversationsUnarchive(request -> request.channel(id)));
        good(bot.conversationsLeave(request -> request.channel(id)));
        assertThat(bot.conversationsHistory(request -> request.channel(id)).getError())
                .isEqualTo("not_in_channel");
        assertThat(good(bot.conversationsJoin(request -> request.channel(id)))
                        .getChannel()
                        .isMember())
                .isTrue();
        assertThat(good(bot.conversationsJoin(request -> request.channel(id)))
                        .getResponseMetadata()
                        .getWarnings())
                .containsExactly("already_in_channel");
    }

    @Test
    void opensAndClosesDirectMessages() throws Exception {
        String id = good(bot.conversationsOpen(request -> request.users(List.of(app.somebody()))))
                .getChannel()
                .getId();
        assertThat(good(bot.conversationsOpen(request ->
                                request.users(List.of(app.somebody())).returnIm(true)))
                        .getChannel()
                        .getUser())
                .isEqualTo(app.somebody());
        good(bot.conversationsClose(request -> request.channel(id)));
        assertThat(good(bot.conversationsClose(request -> request.channel(id))).getAlreadyClosed())
                .isTrue();
    }

    @Test
    void listsAndReads() throws Exception {
        List<ConversationType> all = List.of(ConversationType.values());
        assertThat(good(bot.conversationsList(request -> request.types(all).limit(200)))
                        .getChannels())
                .anyMatch(Conversation::isIm)
                .anyMatch(Conversation::isPrivate)
                .anyMatch(Conversation::isArchived);
        assertThat(good(bot.usersConversations(request -> request.types(all).limit(200)))
                        .getChannels())
                .isNotEmpty();
    }

    @Test
    void readsMessagesWithAllThatHangsOnThem() throws Exception {
        String parent = app.posted("a thread");
        String reply = good(bot.chatPostMessage(
                        request -> request.channel(general).threadTs(parent).text("an answer")))
                .getTs();
        good(bot.reactionsAdd(
                request -> request.channel(general).timestamp(parent).name("tada")));
        String carrier = app.app()
                .act("upload", "general", ", \"name\": \"p.pdf\"")
                .path("ts")
                .asText();
        ConversationsHistoryResponse history = good(bot.conversationsHistory(
                request -> request.channel(general).oldest(parent).inclusive(true)));
        assertThat(history.getMessages()).extracting(Message::getTs).containsExactly(carrier, parent);
        assertThat(history.isHasMore()).isFalse();
        assertThat(history.getMessages().getFirst().getFiles().getFirst().getName())
                .isEqualTo("p.pdf");
        Message told = history.getMessages().getLast();
        assertThat(told.getReactions().getFirst().getName()).isEqualTo("tada");
        assertThat(told.getReplyCount()).isEqualTo(1);
        assertThat(told.getLatestReply()).isEqualTo(reply);
        assertThat(told.getReplyUsers()).containsExactly(app.botUser());
    }
}

package com.atom.slack.simulator;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

abstract class OfficialBoards extends OfficialFixture {
    private String posted(String text) throws Exception {
        return good(bot.chatPostMessage(request -> request.channel(general).text(text)))
                .getTs();
    }

    @Test
    void reacts() throws Exception {
        String ts = posted("nice");
        good(bot.reactionsAdd(request -> request.channel(general).timestamp(ts).name("tada")));
        assertThat(good(bot.reactionsGet(request -> request.channel(general).timestamp(ts)))
                        .getMessage()
                        .getReactions()
                        .getFirst()
                        .getUsers())
                .isEqualTo(List.of(app.botUser()));
        assertThat(good(bot.reactionsList(request -> request.user(app.botUser())))
                        .getItems())
                .anyMatch(item -> item.getMessage().getTs().equals(ts));
        good(bot.reactionsRemove(
                request -> request.channel(general).timestamp(ts).name("tada")));
        assertThat(good(bot.reactionsGet(request -> request.channel(general).timestamp(ts)))
                        .getMessage()
                        .getReactions())
                .isNull();
    }

    @Test
    void pins() throws Exception {
        String ts = posted("worth keeping");
        good(bot.pinsAdd(request -> request.channel(general).timestamp(ts)));
        assertThat(good(bot.pinsList(request -> request.channel(general))).getItems())
                .anyMatch(item -> item.getMessage().getTs().equals(ts)
                        && item.getCreatedBy().equals(app.botUser()));
        good(bot.pinsRemove(request -> request.channel(general).timestamp(ts)));
        assertThat(good(bot.pinsList(request -> request.channel(general))).getItems())
                .noneMatch(item -> item.getMessage().getTs().equals(ts));
    }

    @Test
    void bookmarks() throws Exception {
        String id = good(bot.bookmarksAdd(request ->
                        request.channelId(general).title("Wiki").type("link").link("https://wiki.example")))
                .getBookmark()
                .getId();
        assertThat(good(bot.bookmarksEdit(request ->
                                request.channelId(general).bookmarkId(id).title("Book")))
                        .getBookmark()
                        .getLink())
                .isEqualTo("https://wiki.example");
        assertThat(good(bot.bookmarksList(request -> request.channelId(general)))
                        .getBookmarks()
                        .getFirst()
                        .getTitle())
                .isEqualTo("Book");
        good(bot.bookmarksRemove(request -> request.channelId(general).bookmarkId(id)));
        assertThat(good(bot.bookmarksList(request -> request.channelId(general)))
                        .getBookmarks())
                .isEmpty();
    }
}

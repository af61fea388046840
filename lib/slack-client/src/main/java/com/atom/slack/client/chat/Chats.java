package com.atom.slack.client.chat;

import java.net.URI;
import java.time.Instant;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.smallrye.mutiny.Uni;

import com.atom.slack.client.ChannelAddress;
import com.atom.slack.client.MessageAddress;
import com.atom.slack.client.SlackAnswer;
import com.atom.slack.client.SlackCall;
import com.atom.slack.client.SlackCalls;
import com.atom.slack.client.rates.Lane;
import com.atom.slack.client.rates.SlackMethod;

/**
 * Writes messages ({@code chat:write}). A call fails only when Slack says {@code ok} without saying what it did.
 *
 * <p>Posting and scheduling add something, so they are sent a second time only when the first certainly did nothing: Slack said
 * 429 or did not take the token, or the connection was never made. A time-out, a broken connection, a 5xx or Slack's
 * {@code internal_error} is {@code InDoubt}, and the caller decides between a message too few and one too many. Editing and
 * deleting settle something and are tried again like reads.
 */
@Singleton
public class Chats {

    private final SlackCalls slack;

    Chats(SlackCalls slack) {
        this.slack = slack;
    }

    /** Waits its turn: Slack takes one post a second in a channel. A user's id as the channel opens the DM. */
    public Uni<PostOutcome> post(Post post) {
        return slack.call(call(SlackMethod.CHAT_POST_MESSAGE, post)).map(answer -> switch (answer) {
            case SlackAnswer.Ok ok -> posted(post, ok);
            case SlackAnswer.Refused refused
            when refused.kind() == SlackAnswer.Kind.IN_DOUBT -> new PostOutcome.InDoubt(refused.error());
            case SlackAnswer.Refused refused -> new PostOutcome.Refused(refused);
        });
    }

    private static PostOutcome posted(Post post, SlackAnswer.Ok ok) {
        String channel = ok.body().path("channel").asText(post.place().channel());
        MessageAddress message = new ChannelAddress(post.place().team(), channel)
                .message(ok.body().path("ts").asText());
        return new PostOutcome.Posted(message, ok.body().path("message"));
    }

    /**
     * @param at whole seconds count; at most 120 days ahead, and at most 30 messages in five minutes of a channel
     * @throws IllegalArgumentException for a post with metadata: Slack takes it and never posts it
     */
    public Uni<ScheduleOutcome> schedule(Post post, Instant at) {
        if (post.metadata().isPresent()) {
            throw new IllegalArgumentException("a scheduled message with metadata is never posted");
        }
        SlackCall call = call(SlackMethod.CHAT_SCHEDULE_MESSAGE, post).with("post_at", at.getEpochSecond());
        return slack.call(call).map(answer -> switch (answer) {
            case SlackAnswer.Ok ok -> scheduled(ok);
            case SlackAnswer.Refused refused
            when refused.kind() == SlackAnswer.Kind.IN_DOUBT -> new ScheduleOutcome.InDoubt(refused.error());
            case SlackAnswer.Refused refused -> new ScheduleOutcome.Refused(refused);
        });
    }

    /** Slack says the time back as a text, or as a number. */
    private static ScheduleOutcome scheduled(SlackAnswer.Ok ok) {
        return new ScheduleOutcome.Scheduled(
                ok.body().path("scheduled_message_id").asText(),
                Instant.ofEpochSecond(ok.body().path("post_at").asLong()));
    }

    private static SlackCall call(SlackMethod method, Post post) {
        SlackCall call = about(method, post.place())
                .with("thread_ts", post.parent().map(MessageAddress::ts).orElse(null))
                .with("reply_broadcast", post.broadcast() ? "true" : null)
                .with("metadata", post.metadata().map(MessageMetadata::json).orElse(null));
        return saying(call, post.content());
    }

    /** Only messages of the app's own. */
    public Uni<EditOutcome> edit(Edit edit) {
        MessageAddress message = edit.message();
        SlackCall call = about(SlackMethod.CHAT_UPDATE, message.place()).with("ts", message.ts());
        return slack.call(saying(call, edit.content())).map(answer -> switch (answer) {
            case SlackAnswer.Ok ok -> new EditOutcome.Edited();
            case SlackAnswer.Refused refused when isNotThere(refused) -> new EditOutcome.NotThere();
            case SlackAnswer.Refused refused -> new EditOutcome.Refused(refused);
        });
    }

    /** Only messages of the app's own. */
    public Uni<DeleteOutcome> delete(MessageAddress message) {
        SlackCall call = about(SlackMethod.CHAT_DELETE, message.place()).with("ts", message.ts());
        return slack.call(call).map(answer -> switch (answer) {
            case SlackAnswer.Ok ok -> new DeleteOutcome.Deleted();
            case SlackAnswer.Refused refused when isNotThere(refused) -> new DeleteOutcome.NotThere();
            case SlackAnswer.Refused refused -> new DeleteOutcome.Refused(refused);
        });
    }

    /** The address by which people open the message. */
    public Uni<PermalinkOutcome> permalink(MessageAddress message) {
        SlackCall call = about(SlackMethod.CHAT_GET_PERMALINK, message.place()).with("message_ts", message.ts());
        return slack.call(call).map(answer -> switch (answer) {
            case SlackAnswer.Ok ok ->
                new PermalinkOutcome.Found(
                        URI.create(ok.body().path("permalink").asText()));
            case SlackAnswer.Refused refused when isNotThere(refused) -> new PermalinkOutcome.NotThere();
            case SlackAnswer.Refused refused -> new PermalinkOutcome.Refused(refused);
        });
    }

    /** People wait for what is written. */
    private static SlackCall about(SlackMethod method, ChannelAddress place) {
        return SlackCall.of(place.team(), method)
                .with("channel", place.channel())
                .in(Lane.PEOPLE);
    }

    private static SlackCall saying(SlackCall call, Content content) {
        return switch (content) {
            case Content.Text(String text) -> call.with("text", text);
            case Content.Blocks(ArrayNode blocks, Content.Text words) ->
                call.with("blocks", blocks).with("text", words.text());
            case Content.Markdown(String markdown) -> call.with("markdown_text", markdown);
        };
    }

    private static boolean isNotThere(SlackAnswer.Refused refused) {
        return refused.error().equals("message_not_found");
    }
}

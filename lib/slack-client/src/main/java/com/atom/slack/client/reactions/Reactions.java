package com.atom.slack.client.reactions;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;

import com.atom.slack.client.MessageAddress;
import com.atom.slack.client.SlackAnswer;
import com.atom.slack.client.SlackCall;
import com.atom.slack.client.SlackCalls;
import com.atom.slack.client.rates.Lane;
import com.atom.slack.client.rates.SlackMethod;

/**
 * Gives, takes back and reads reactions ({@code reactions:write}, {@code reactions:read}). No call fails for what Slack or the
 * network does; giving twice is giving once, so lost answers are asked for again here.
 */
@Singleton
public class Reactions {

    private final SlackCalls slack;

    Reactions(SlackCalls slack) {
        this.slack = slack;
    }

    public Uni<ReactOutcome> add(MessageAddress message, Emoji emoji) {
        return change(SlackMethod.REACTIONS_ADD, message, emoji);
    }

    /** Only the app's own. */
    public Uni<ReactOutcome> remove(MessageAddress message, Emoji emoji) {
        return change(SlackMethod.REACTIONS_REMOVE, message, emoji);
    }

    private Uni<ReactOutcome> change(SlackMethod method, MessageAddress message, Emoji emoji) {
        return slack.call(to(method, message, Lane.PEOPLE).with("name", emoji.name()))
                .map(answer -> switch (answer) {
                    case SlackAnswer.Ok ok -> new ReactOutcome.Done();
                    case SlackAnswer.Refused refused -> refused(refused);
                });
    }

    private static ReactOutcome refused(SlackAnswer.Refused refused) {
        return switch (refused.error()) {
            case "already_reacted", "no_reaction" -> new ReactOutcome.WasSo();
            case "message_not_found" -> new ReactOutcome.NotThere();
            default -> new ReactOutcome.Refused(refused);
        };
    }

    /** With all users that Slack will name. */
    public Uni<ReadOutcome> read(MessageAddress message, Lane lane) {
        return slack.call(to(SlackMethod.REACTIONS_GET, message, lane).with("full", "true"))
                .map(answer -> switch (answer) {
                    case SlackAnswer.Ok ok -> new ReadOutcome.Found(Reaction.all(reactions(ok.body())));
                    case SlackAnswer.Refused refused
                    when refused.error().equals("message_not_found") -> new ReadOutcome.NotThere();
                    case SlackAnswer.Refused refused -> new ReadOutcome.Refused(refused);
                });
    }

    /** They stand in the thing they belong to, under the name of its kind. */
    private static JsonNode reactions(JsonNode answer) {
        return answer.path(answer.path("type").asText("message")).path("reactions");
    }

    private static SlackCall to(SlackMethod method, MessageAddress message, Lane lane) {
        return SlackCall.of(message.team(), method)
                .with("channel", message.channel())
                .with("timestamp", message.ts())
                .in(lane);
    }
}

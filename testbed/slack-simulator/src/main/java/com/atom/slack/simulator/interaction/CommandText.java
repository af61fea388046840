package com.atom.slack.simulator.interaction;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Escaping;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.User;

/** The text behind a slash command as its app gets it: mentions as ids or as they were typed. */
final class CommandText {
    private static final String NAME = "([a-z0-9](?:[a-z0-9._-]*[a-z0-9])?)";
    private static final Pattern MENTION =
            Pattern.compile("<([@#])([A-Z][A-Z0-9]+)(?:\\|[^<>]*)?>|(?<!\\S)([@#])" + NAME);

    private CommandText() {}

    static String of(Team team, User by, String typed, boolean escape) {
        Matcher matcher = MENTION.matcher(typed);
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            boolean isId = matcher.group(1) != null;
            String sign = isId ? matcher.group(1) : matcher.group(3);
            String word = isId ? matcher.group(2) : matcher.group(4);
            String put = sign.equals("@") ? person(team, word, escape) : channel(team, by, word, escape);
            matcher.appendReplacement(text, Matcher.quoteReplacement(put.isEmpty() ? matcher.group() : put));
        }
        matcher.appendTail(text);
        return escape ? Escaping.stored(text.toString()) : text.toString();
    }

    private static String person(Team team, String word, boolean escape) {
        return team.users().values().stream()
                .filter(user -> user.id().equals(word) || user.name().equals(word))
                .map(user -> escape ? "<@" + user.id() + ">" : "@" + user.name())
                .findFirst()
                .orElse("");
    }

    private static String channel(Team team, User by, String word, boolean escape) {
        Optional<Channel> meant = team.channels().values().stream()
                .filter(channel -> channel.id().equals(word) || channel.name().equals(word))
                .filter(channel -> channel.kind() == Channel.Kind.PUBLIC || channel.has(by.id()))
                .findFirst();
        if (!escape) {
            return meant.map(channel -> "#" + channel.name()).orElse("");
        }
        return meant.map(channel ->
                        "<#" + channel.id() + "|" + (channel.kind() == Channel.Kind.PUBLIC ? channel.name() : "") + ">")
                .orElse("");
    }
}

package com.atom.slack.simulator.webapi.chat;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.atom.slack.simulator.webapi.ApiCall;
import com.atom.slack.simulator.workspace.Channel;

/** {@code @name} and {@code #channel} in a text that was to be read as a person's. */
final class Mentions {
    /** What is a control sequence or an address is passed over; a name ends with no full stop. */
    private static final Pattern NAME = Pattern.compile(
            "<[^<>]*>|https?://\\S+|(?<![\\w@#&/.])([@#])([\\p{L}\\p{N}_](?:[\\p{L}\\p{N}._-]{0,78}[\\p{L}\\p{N}_-])?)");

    private static final Set<String> EVERYBODY = Set.of("here", "channel", "everyone");

    private Mentions() {}

    /** Names nobody and nothing has stay as they are. */
    static String linked(ApiCall call, String typed) {
        return NAME.matcher(typed)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) == null
                                ? found.group()
                                : sequence(call, found.group(1), found.group(2).toLowerCase(Locale.ROOT))
                                        .orElse(found.group())));
    }

    private static Optional<String> sequence(ApiCall call, String sign, String name) {
        if (sign.equals("#")) {
            return call.team().channels().values().stream()
                    .filter(channel -> channel.name().equals(name) && call.sees(channel))
                    .findFirst()
                    .map(Mentions::sequence);
        }
        if (EVERYBODY.contains(name)) {
            return Optional.of("<!" + name + ">");
        }
        return call.team().users().values().stream()
                .filter(user -> user.name().equals(name) && !user.isDeleted())
                .findFirst()
                .map(user -> "<@" + user.id() + ">");
    }

    private static String sequence(Channel channel) {
        String shown = channel.kind() == Channel.Kind.PUBLIC ? channel.name() : "";
        return "<#" + channel.id() + "|" + shown + ">";
    }
}

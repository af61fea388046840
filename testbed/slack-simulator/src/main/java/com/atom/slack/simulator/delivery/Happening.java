package com.atom.slack.simulator.delivery;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import com.atom.slack.simulator.workspace.Channel;

/**
 * An inner event and who may hear of it.
 *
 * @param subscription the name an app subscribes to, such as {@code message.channels}; one of {@link EventTypes}
 * @param scope        what a token needs; empty when nothing
 * @param event        the inner event, complete
 * @param channel      only those who may read it hear; null when the whole workspace does
 * @param onlyApp      only this app hears; empty for all
 * @param onlyUser     whose token it takes; who is named in the authorization when the app has none any more; empty
 *                     otherwise
 */
record Happening(
        String subscription,
        String scope,
        ObjectNode event,
        @Nullable Channel channel,
        String onlyApp,
        String onlyUser) {
    private static final Set<String> KNOWN = Stream.concat(EventTypes.ALL.stream(), EventTypes.RAISED_BY_HAND.stream())
            .collect(Collectors.toSet());

    Happening {
        if (!KNOWN.contains(subscription)) {
            throw new IllegalArgumentException("no event is called " + subscription);
        }
    }

    static Happening in(Channel channel, String subscription, String scope, ObjectNode event) {
        return new Happening(subscription, scope, event, channel, "", "");
    }

    static Happening everywhere(String subscription, String scope, ObjectNode event) {
        return new Happening(subscription, scope, event, null, "", "");
    }

    static Happening to(String app, String user, String subscription, String scope, ObjectNode event) {
        return new Happening(subscription, scope, event, null, app, user);
    }

    /** Only apps with a token of that person or bot hear. */
    static Happening own(String user, String subscription, String scope, ObjectNode event) {
        return new Happening(subscription, scope, event, null, "", user);
    }
}

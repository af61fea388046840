package com.atom.slack.auth.lifecycle;

import java.time.Instant;
import java.util.List;

/**
 * An event about the app itself.
 *
 * @param place {@code T…}, or {@code E…} of an organisation
 * @param appId {@code A…}
 * @param moment when it happened, by Slack's clock; whole seconds where Slack says no more
 */
record AppEvent(String place, String appId, Instant moment, Happening happening) {

    /** What happened. */
    sealed interface Happening {

        /**
         * @param bots {@code U…} of bots whose token is gone
         * @param users {@code U…} of people whose token is gone
         */
        record TokensRevoked(List<String> bots, List<String> users) implements Happening {}

        record Uninstalled() implements Happening {}

        /** The organisation let the app into some of its workspaces, or out. */
        record AccessChanged() implements Happening {}
    }
}

package com.atom.slack.events.intake;

import org.jspecify.annotations.Nullable;

/**
 * What Slack is told.
 *
 * @param outcome decides the status
 * @param text body of the answer, plain text; absent for all but challenges
 */
record Answer(Outcome outcome, @Nullable String text) {

    static Answer of(Outcome outcome) {
        return new Answer(outcome, null);
    }

    static Answer challenge(@Nullable String challenge) {
        return challenge == null ? of(Outcome.NO_CHALLENGE) : new Answer(Outcome.CHALLENGE, challenge);
    }
}

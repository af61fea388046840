package com.atom.slack.auth.rotation;

import java.time.Instant;
import java.util.UUID;

/**
 * Whether a generation of a token may be refreshed now, and by whom.
 *
 * <pre>{@code
 *            take                      saved
 *   waiting ------> Yours (1st call) --------> Passed: the next generation waits
 *      ^               |
 *      | not taken     | answer lost, or the holder died and its lease ended
 *      +---------------+
 *                      v      take                     saved
 *                   doubtful ------> Yours (2nd call) --------> Passed
 *                                       | answer lost, or Slack refused
 *                                       v
 *                                     Spent: the token is used until it expires
 * }</pre>
 */
sealed interface Turn {

    /**
     * It is ours, until the lease ends.
     *
     * @param call 1, or 2 when the outcome of the first is not known
     */
    record Yours(UUID lease, int call) implements Turn {}

    /** A newer generation is there. */
    record Passed() implements Turn {}

    /** Somebody is at it. */
    record Busy() implements Turn {}

    /** Slack could not do it a moment ago. */
    record NotBefore(Instant moment) implements Turn {}

    /** Two calls had no answer, or Slack has refused: there will not be a third. */
    record Spent(Instant expiresAt) implements Turn {}

    /** The token does not expire, or is gone. */
    record Nothing() implements Turn {}
}

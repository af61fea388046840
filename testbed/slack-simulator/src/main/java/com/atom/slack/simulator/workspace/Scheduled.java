package com.atom.slack.simulator.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A message that is posted later.
 *
 * @param id         {@code Q...}
 * @param user       who scheduled it
 * @param postAt     epoch seconds
 * @param dueMillis  when that is, by the simulated clock
 * @param madeAt     epoch seconds
 * @param message    as {@link Changes#post} takes it
 * @param isListed   false for what Slack itself puts off, such as the message of an upload
 */
public record Scheduled(
        String id,
        String channel,
        String user,
        long postAt,
        long dueMillis,
        long madeAt,
        ObjectNode message,
        boolean isListed) {

    static Scheduled from(Change change) {
        ObjectNode data = change.data();
        return new Scheduled(
                data.path("id").asText(),
                change.channel(),
                change.actor(),
                data.path("post_at").asLong(),
                data.path("due_millis").asLong(),
                Ts.seconds(change.eventTs()),
                (ObjectNode) data.path("message"),
                data.path("listed").asBoolean());
    }
}

package com.atom.slack.gateway.door;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/**
 * The body of a request, which the door has read whole. Resources take it from here and not as a parameter: REST would read it once
 * more, and waits for ever where a body in pieces turns out to be empty.
 */
public final class ReceivedBody {

    private static final byte[] NOTHING = {};

    private ReceivedBody() {}

    /** Its bytes; none for a request without a body. */
    public static byte[] of(RoutingContext context) {
        Buffer body = context.body().buffer();
        return body == null ? NOTHING : body.getBytes();
    }
}

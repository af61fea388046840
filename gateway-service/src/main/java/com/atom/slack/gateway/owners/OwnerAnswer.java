package com.atom.slack.gateway.owners;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.core.MultiMap;

/**
 * What an owner answered, problems included.
 *
 * @param status HTTP status
 * @param headers all of them, names in any case
 * @param body empty when there was none
 */
public record OwnerAnswer(int status, MultiMap headers, Buffer body) {

    private static final int OK = 200;

    public boolean succeeded() {
        return status == OK;
    }
}

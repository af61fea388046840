package com.atom.slack.gateway.limits;

/**
 * Where a credential stands in the present minute, this request included.
 *
 * @param limit requests a minute
 * @param used requests so far, above the limit too
 * @param resetsAt epoch second at which counting starts anew
 * @param waitSeconds from now until then, at least 1
 */
public record Standing(int limit, long used, long resetsAt, long waitSeconds) {

    public long remaining() {
        return Math.max(0, limit - used);
    }

    public boolean exceeded() {
        return used > limit;
    }
}

package com.atom.slack.kit.correlation;

import org.jboss.logging.MDC;

/** The id of the request that is being served, 8 to 64 characters of {@code [A-Za-z0-9._-]}. */
public final class RequestId {

    /** The header that carries it between services and to the client. */
    public static final String HEADER = "X-Request-Id";

    static final String KEY = "requestId";

    private RequestId() {}

    /** The id of the current request; {@code none} outside requests. */
    public static String current() {
        Object id = MDC.get(KEY);
        return id == null ? "none" : id.toString();
    }
}

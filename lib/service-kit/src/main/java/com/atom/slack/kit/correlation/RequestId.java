package com.atom.slack.kit.correlation;

import java.util.UUID;
import java.util.regex.Pattern;

import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** The id of the request that is being served, 8 to 64 characters of {@code [A-Za-z0-9._-]}. */
public final class RequestId {

    /** The header that carries it between services and to the client. */
    public static final String HEADER = "X-Request-Id";

    static final String KEY = "requestId";

    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    private RequestId() {}

    /** The id of the current request; {@code none} outside requests. */
    public static String current() {
        Object id = MDC.get(KEY);
        return id == null ? "none" : id.toString();
    }

    /** Makes the given id the current one when it is well formed, a new one otherwise, and answers it. */
    public static String begin(@Nullable String given) {
        String id = given != null && WELL_FORMED.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
        MDC.put(KEY, id);
        return id;
    }
}

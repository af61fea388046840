package com.atom.slack.client.wire;

import java.net.ConnectException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;

import io.vertx.core.http.ConnectionPoolTooBusyException;

/** Tells failures before the first byte left from those after which nobody knows what the other side did. */
public final class NeverSent {

    private NeverSent() {}

    /** True only where it is certain; a time-out never is. */
    public static boolean is(Throwable failure) {
        return failure instanceof ConnectException
                || failure instanceof UnknownHostException
                || failure instanceof SSLHandshakeException
                || failure instanceof ConnectionPoolTooBusyException;
    }
}

package com.atom.slack.gateway.sessions;

import java.time.Duration;

import jakarta.inject.Singleton;

/** {@code Set-Cookie} headers; Lax, so that links into the console find the session and forms of other sites do not. */
@Singleton
public class SessionCookie {

    private final PublicOrigin origin;

    SessionCookie(PublicOrigin origin) {
        this.origin = origin;
    }

    /** A {@code Set-Cookie} header. */
    public String set(String name, String value, Duration life) {
        return origin.cookie(name) + "=" + value + "; Path=/; Max-Age=" + life.toSeconds() + "; HttpOnly; SameSite=Lax"
                + (origin.isSecure() ? "; Secure" : "");
    }

    /** A {@code Set-Cookie} header that removes it. */
    public String clear(String name) {
        return set(name, "", Duration.ZERO);
    }
}

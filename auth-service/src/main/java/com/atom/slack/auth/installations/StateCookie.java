package com.atom.slack.auth.installations;

import java.time.Duration;
import java.util.Optional;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;

import com.atom.slack.auth.secrets.OneTimeSecret;
import com.atom.slack.auth.slackapp.PublicAddress;

/**
 * The cookie that ties a state to the browser that began the installation, so that nobody can finish it in another one (RFC
 * 9700, section 4.7). {@code __Host-} keeps sub-domains and plain http from setting it; without https, which is accepted on
 * loopback only, browsers would refuse that prefix. One installation at a time per browser: the newest wins.
 *
 * @param name with {@code __Host-} under https
 */
record StateCookie(String name, boolean isSecure) {

    private static final String NAME = "atom-slack-state";

    static StateCookie on(PublicAddress address) {
        // anything but safe loopback gets the strict form; plain http elsewhere is reported as missing configuration
        return address.mayOmitSecure() ? new StateCookie(NAME, false) : new StateCookie("__Host-" + NAME, true);
    }

    /** A {@code Set-Cookie} header; Lax, because the browser comes back from Slack by a top-level GET. */
    String set(OneTimeSecret browser, Duration lifetime) {
        return header(browser.value(), lifetime.toSeconds());
    }

    /** The value that the browser brought; empty when it brought none. */
    Optional<String> read(HttpHeaders headers) {
        return Optional.ofNullable(headers.getCookies().get(name)).map(Cookie::getValue);
    }

    /** A {@code Set-Cookie} header that removes it. */
    String clear() {
        return header("", 0);
    }

    private String header(String value, long seconds) {
        return name + "=" + value + "; Path=/; Max-Age=" + seconds + "; HttpOnly; SameSite=Lax"
                + (isSecure ? "; Secure" : "");
    }
}

package com.atom.slack.contracts.internal;

import java.net.URI;

/**
 * Auth's answer to {@link SignInBegin}.
 *
 * @param slackPage where the browser goes
 * @param browser the value of the cookie that ties the sign-in to it; {@link #toString()} leaves it out
 * @param seconds how long it may take
 */
public record SignInBegun(URI slackPage, String browser, long seconds) {

    @Override
    public String toString() {
        return "SignInBegun[seconds=" + seconds + "]";
    }
}

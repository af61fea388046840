package com.atom.slack.contracts.internal;

import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * Gateway to auth, {@code POST /internal/sign-in/finish}: what Slack gave the browser, and the cookie that it brought. An
 * unknown, foreign, used or expired state, and an identity that does not hold, are a 400 problem {@code sign-in-refused}.
 */
public record SignInFinish(
        @Nullable @Size(max = 500) String code,
        @Nullable @Size(max = 100) String state,
        @Nullable @Size(max = 100) String browser,
        @Nullable @Size(max = 100) String error) {

    @Override
    public String toString() {
        return "SignInFinish[hidden]";
    }
}

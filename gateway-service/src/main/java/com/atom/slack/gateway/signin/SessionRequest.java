package com.atom.slack.gateway.signin;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Begin a session with an API key.
 *
 * @param key the whole key; {@link #toString()} leaves it out
 */
record SessionRequest(@NotBlank @Size(max = 200) String key) {

    @Override
    public String toString() {
        return "SessionRequest[hidden]";
    }
}

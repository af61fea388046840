package com.atom.slack.contracts.internal;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Gateway to auth, {@code POST /internal/api-keys/verify}: whose key is this?
 *
 * @param key the whole key as the client sent it; {@link #toString()} leaves it out
 */
public record ApiKeyQuestion(@NotBlank @Size(max = 200) String key) {

    @Override
    public String toString() {
        return "ApiKeyQuestion[hidden]";
    }
}

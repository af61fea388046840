package com.atom.slack.contracts.api;

import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * Endpoint 18 by POST: what Slack gave the browser.
 *
 * @param code single use, ten minutes; a secret, {@link #toString()} leaves it out
 * @param state as it was given; a secret as well
 * @param error Slack's, when the person said no
 */
public record CallbackRequest(
        @Nullable @Size(max = 500) String code,
        @Nullable @Size(max = 500) String state,
        @Nullable @Size(max = 200) String error) {

    @Override
    public String toString() {
        return "CallbackRequest[error=" + error + "]";
    }
}

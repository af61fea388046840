package com.atom.slack.contracts.internal;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A service to auth, {@code POST /internal/tokens/lease}: a token for calls to Slack.
 *
 * @param team {@code T…} of the workspace
 * @param purpose why, for the audit; a short word such as {@code backfill}
 * @param refused the token of the last lease, when Slack did not take it; absent at first
 */
public record TokenLeaseQuestion(
        @NotBlank String team,
        @NotBlank String purpose,
        @Nullable @Valid RefusedToken refused) {

    /** A token that was in order. */
    public TokenLeaseQuestion(String team, String purpose) {
        this(team, purpose, null);
    }

    /**
     * A token that Slack did not take; never the token itself.
     *
     * @param generation of its lease
     * @param error Slack's code, such as {@code token_expired}
     */
    public record RefusedToken(
            int generation,
            @NotNull @Pattern(regexp = "[a-z0-9_]{1,60}") String error) {}
}

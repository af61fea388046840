package com.atom.slack.contracts.internal;

import jakarta.validation.constraints.NotBlank;

/**
 * A service to auth, {@code POST /internal/tokens/lease}: a token for calls to Slack.
 *
 * @param team {@code T…} of the workspace
 * @param purpose why, for the audit; a short word such as {@code backfill}
 */
public record TokenLeaseQuestion(
        @NotBlank String team, @NotBlank String purpose) {}

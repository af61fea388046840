package com.atom.slack.contracts.api;

import java.time.Instant;
import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * A new API key.
 *
 * @param label what the key is for, shown in lists and in the audit; no control characters
 * @param role {@code viewer}, {@code member}, {@code analyst} or {@code admin}
 * @param workspaces ids of the workspaces it covers, or {@code *} alone for all, those to come as well
 * @param channels {@code public} (the default), or {@code all} for private channels and direct messages too
 * @param expiresAt from then on it is refused; absent for a key without an end
 */
public record ApiKeyRequest(
        @NotBlank @Size(max = 100) @Pattern(regexp = "[^\\p{Cntrl}]*")
        String label,

        @NotNull @Pattern(regexp = "viewer|member|analyst|admin")
        String role,

        @NotNull @Size(min = 1, max = 1000) List<@Pattern(regexp = "\\*|[TE][A-Z0-9]{1,20}") String> workspaces,
        @Nullable @Pattern(regexp = "public|all") String channels,
        @Nullable Instant expiresAt) {}

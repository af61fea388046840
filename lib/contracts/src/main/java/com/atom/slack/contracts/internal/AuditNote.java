package com.atom.slack.contracts.internal;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * A service to auth, {@code POST /internal/audit/entries}: something worth an entry was done elsewhere. Answered when it is kept.
 *
 * @param actor the subject of the credential that did it
 * @param action what was done
 * @param team {@code T…}; absent for what is about no workspace
 * @param purpose why, or how it went; never a secret, never text of messages
 */
public record AuditNote(
        @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\p{Cntrl}]*")
        String actor,

        @NotNull @Pattern(regexp = "ADMINISTERED|SIGNED_IN|SIGN_IN_REFUSED|SIGNED_OUT|EXPORTED|ERASED")
        String action,

        @Nullable @Pattern(regexp = "[TE][A-Z0-9]{1,20}") String team,

        @NotBlank @Size(max = 500) @Pattern(regexp = "[^\\p{Cntrl}]*")
        String purpose) {}

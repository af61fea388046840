package com.atom.slack.contracts.api;

import java.util.List;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * Endpoint 17: begin an installation.
 *
 * @param scopes bot scopes; absent for the defaults
 * @param userScopes user scopes; absent for none
 * @param teamId workspace to preselect
 * @param returnTo path on our own origin to come back to
 */
public record AuthorizeRequest(
        @Nullable @Size(max = 100) List<@Pattern(regexp = "[a-z:._-]{1,60}") String> scopes,
        @Nullable @Size(max = 100) List<@Pattern(regexp = "[a-z:._-]{1,60}") String> userScopes,
        @Nullable @Pattern(regexp = "[TE][A-Z0-9]{1,20}") String teamId,

        @Nullable @Pattern(regexp = "/(?![/\\\\])[^\\p{Cntrl}]{0,500}")
        String returnTo) {}

package com.atom.slack.contracts.internal;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * Gateway to auth, {@code POST /internal/api-keys/standing}: is the key that a session was begun with still good? Answered like
 * {@link ApiKeyQuestion}.
 *
 * @param keyId the public name of the key, without {@code key:}
 */
public record ApiKeyStanding(
        @NotNull @Pattern(regexp = "[0-9a-f]{12}") String keyId) {}

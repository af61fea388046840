package com.atom.slack.contracts.internal;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Gateway to auth, {@code POST /internal/api-keys/verify}: whose key is this?
 *
 * @param key the whole key as the client sent it
 */
public record ApiKeyQuestion(@NotBlank @Size(max = 200) String key) {}

package com.atom.slack.contracts.internal;

import java.time.Instant;

import jakarta.validation.constraints.NotNull;

/**
 * Gateway to an owner, {@code POST /internal/workspace/purge}: how far is the deletion of the caller's workspace?
 *
 * @param askedAt when it was asked for, as auth-service answered
 */
public record PurgeQuestion(@NotNull Instant askedAt) {}

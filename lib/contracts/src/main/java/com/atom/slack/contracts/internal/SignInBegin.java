package com.atom.slack.contracts.internal;

import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * Gateway to auth, {@code POST /internal/sign-in/begin}: somebody wants to sign in with Slack.
 *
 * @param returnTo path on our own origin to come back to, as the browser asked
 */
public record SignInBegin(@Nullable @Size(max = 500) String returnTo) {}

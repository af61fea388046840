/**
 * What the gateway enters into auth-service's audit. Called by admission and by sign-in.
 */
@NullMarked
package com.atom.slack.gateway.accounts;

import org.jspecify.annotations.NullMarked;

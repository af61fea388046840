/**
 * What administrators ask of auth-service: API keys and the audit. Each request goes there as it came and is checked there.
 */
@NullMarked
package com.atom.slack.gateway.administration;

import org.jspecify.annotations.NullMarked;

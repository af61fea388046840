/**
 * Tokens on loan from auth-service, in memory only and for minutes. Asked by {@link com.atom.slack.client.SlackCalls}.
 */
@NullMarked
package com.atom.slack.client.tokens;

import org.jspecify.annotations.NullMarked;

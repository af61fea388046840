/**
 * Slack's limits as law: one budget per app, workspace and method over all replicas, kept in Redis, with lanes for who may go
 * first. Asked by {@link com.atom.slack.client.SlackCalls} before every call and told what Slack answered.
 */
@NullMarked
package com.atom.slack.client.rates;

import org.jspecify.annotations.NullMarked;

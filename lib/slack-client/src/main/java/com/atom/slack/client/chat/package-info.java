/**
 * Messages that the app writes: post, schedule, edit, delete, and the address that people open. For services that speak in Slack;
 * reading messages is {@code conversations.*}, through {@link com.atom.slack.client.SlackCalls} itself.
 */
@NullMarked
package com.atom.slack.client.chat;

import org.jspecify.annotations.NullMarked;

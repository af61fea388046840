/**
 * Reactions to messages, as the app itself gives, takes back and reads them. For services that speak in Slack; those of other
 * people come with history and events.
 */
@NullMarked
package com.atom.slack.client.reactions;

import org.jspecify.annotations.NullMarked;

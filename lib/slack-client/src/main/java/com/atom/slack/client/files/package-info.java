/**
 * Files in Slack: what they are, their bytes in both directions, and their deletion. For services that mirror or share files;
 * which files a message has comes with the message.
 */
@NullMarked
package com.atom.slack.client.files;

import org.jspecify.annotations.NullMarked;

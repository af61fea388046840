/**
 * The way from 'begin an installation' through Slack's page and back. Called by administrators and by the browsers they send.
 */
@NullMarked
package com.atom.slack.auth.installations;

import org.jspecify.annotations.NullMarked;

/**
 * The end of tokens at Slack: those that were replaced, and all of a workspace that an administrator disconnects; endpoint 20.
 */
@NullMarked
package com.atom.slack.auth.revocations;

import org.jspecify.annotations.NullMarked;

/**
 * Proof that a request comes from Slack: HMAC-SHA-256 over the raw body, with a window for its time stamp.
 * Asked by the intake before anything else looks at a body.
 */
@NullMarked
package com.atom.slack.events.signature;

import org.jspecify.annotations.NullMarked;

/**
 * The one producer of the door and the topics it owns. Called by the intake, which answers Slack only after the broker
 * has.
 */
@NullMarked
package com.atom.slack.events.broker;

import org.jspecify.annotations.NullMarked;

/**
 * Slack's door: a delivery comes in over HTTP, is judged, published and answered, and every five seconds a heartbeat
 * says how many were taken and refused. Called by Slack only, or by what streams Slack's requests to it untouched.
 */
@NullMarked
package com.atom.slack.events.intake;

import org.jspecify.annotations.NullMarked;

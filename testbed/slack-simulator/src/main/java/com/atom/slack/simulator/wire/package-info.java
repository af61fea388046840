/**
 * JSON and HTTP answers as Slack gives them: bytes, headers, the Date of every answer.
 * Called by every feature that speaks over a socket; it knows no noun of Slack.
 */
@NullMarked
package com.atom.slack.simulator.wire;

import org.jspecify.annotations.NullMarked;

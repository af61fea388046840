/**
 * Socket Mode as Slack offers it: tickets, up to ten connections an app, envelopes and their acknowledgements.
 * Opened through {@code webapi}, fed by {@code delivery} and by whatever asks an app something.
 */
@NullMarked
package com.atom.slack.simulator.socket;

import org.jspecify.annotations.NullMarked;

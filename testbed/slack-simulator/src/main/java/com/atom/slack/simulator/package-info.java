/**
 * Slack in a process of its own: what an app can see of Slack over HTTP, and the truth behind it.
 * Started from the command line by {@code Simulator} or inside a test by {@code SimulatorServer}.
 */
@NullMarked
package com.atom.slack.simulator;

import org.jspecify.annotations.NullMarked;

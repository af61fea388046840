/**
 * The workspace itself: teams, people, channels, messages, files, and the one fold that changes them.
 * Read by everything that answers questions, changed only by the generator, by replay and by {@code acts}.
 */
@NullMarked
package com.atom.slack.simulator.workspace;

import org.jspecify.annotations.NullMarked;

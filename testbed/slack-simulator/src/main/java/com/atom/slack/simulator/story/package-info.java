/**
 * Believable people: the vocabulary, what they do next, and ninety days of it before the anchor.
 * Called at start to make the workspace, and by {@code live} to keep it busy.
 */
@NullMarked
package com.atom.slack.simulator.story;

import org.jspecify.annotations.NullMarked;

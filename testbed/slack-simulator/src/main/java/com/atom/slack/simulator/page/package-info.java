/**
 * What a person looks at: the page at {@code /_sim/}, its files, and what it asks beyond the control side's answers.
 * Called by the front door; it changes nothing, every act of the page goes through {@code control}.
 */
@NullMarked
package com.atom.slack.simulator.page;

import org.jspecify.annotations.NullMarked;

/**
 * The append-only record of every change, delivery and call, on disk before it is answered.
 * Written by {@code acts}, {@code delivery} and {@code webapi}; read at start and by {@code control}.
 */
@NullMarked
package com.atom.slack.simulator.journal;

import org.jspecify.annotations.NullMarked;

/**
 * The simulator's own side under {@code /_sim}: apps, truth, journal, acts, faults, clock.
 * Called by tests and tools on loopback, never by the product.
 */
@NullMarked
package com.atom.slack.simulator.control;

import org.jspecify.annotations.NullMarked;

/**
 * What can be made to go wrong on purpose: answers, limits and deliveries.
 * Switched by {@code control}; asked by {@code webapi}, {@code delivery} and {@code socket} before they do right.
 */
@NullMarked
package com.atom.slack.simulator.faults;

import org.jspecify.annotations.NullMarked;

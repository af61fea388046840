/**
 * Methods {@code users.*}, {@code bots.*} and {@code dnd.*}: people, bots, their profiles and whether they are there.
 * Served by {@code webapi}.
 */
@NullMarked
package com.atom.slack.simulator.webapi.people;

import org.jspecify.annotations.NullMarked;

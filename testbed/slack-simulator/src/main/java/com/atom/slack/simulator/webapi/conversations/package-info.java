/**
 * Methods {@code conversations.*}: which there are, who is in them, what was said there, and what becomes of them.
 * Served by {@code webapi}.
 */
@NullMarked
package com.atom.slack.simulator.webapi.conversations;

import org.jspecify.annotations.NullMarked;

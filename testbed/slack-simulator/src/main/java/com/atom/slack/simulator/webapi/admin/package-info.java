/**
 * Methods {@code admin.*} of an Enterprise organisation, for a token of one of its administrators.
 * Served by {@code webapi}.
 */
@NullMarked
package com.atom.slack.simulator.webapi.admin;

import org.jspecify.annotations.NullMarked;

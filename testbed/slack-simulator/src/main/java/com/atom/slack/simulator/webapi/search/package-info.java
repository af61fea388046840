/**
 * Methods {@code search.*} and {@code assistant.search.context}: finding messages, files, channels and people by words.
 * Served by {@code webapi}.
 */
@NullMarked
package com.atom.slack.simulator.webapi.search;

import org.jspecify.annotations.NullMarked;

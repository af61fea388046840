/**
 * Methods {@code chat.*} and {@code reactions.*}: what an app says and does itself, each by the same act as a person's.
 * Served by {@code webapi}.
 */
@NullMarked
package com.atom.slack.simulator.webapi.chat;

import org.jspecify.annotations.NullMarked;

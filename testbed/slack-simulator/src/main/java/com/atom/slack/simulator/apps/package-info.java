/**
 * Registered apps, their installations, codes and tokens, kept in one private file.
 * Used by {@code oauth} to grant, by {@code webapi} to recognise and by {@code delivery} to address.
 */
@NullMarked
package com.atom.slack.simulator.apps;

import org.jspecify.annotations.NullMarked;

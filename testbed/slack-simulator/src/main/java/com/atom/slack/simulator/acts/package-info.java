/**
 * What a person or a bot can do in a workspace, checked and then made to happen exactly once.
 * Called by {@code control}, {@code webapi} and {@code live}; nothing else changes the world after the start.
 */
@NullMarked
package com.atom.slack.simulator.acts;

import org.jspecify.annotations.NullMarked;

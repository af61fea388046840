/**
 * Organisations whose one token is used by several of their workspaces: which they are. Called by rotation, installations and
 * the life cycle.
 */
@NullMarked
package com.atom.slack.auth.organisations;

import org.jspecify.annotations.NullMarked;

/**
 * Connected workspaces and their announcement on {@code slack.workspaces.v1}. Called by installations and leases.
 */
@NullMarked
package com.atom.slack.auth.workspaces;

import org.jspecify.annotations.NullMarked;

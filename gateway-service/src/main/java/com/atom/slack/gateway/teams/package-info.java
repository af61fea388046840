/**
 * The connected workspaces as auth-service announces them, and which one a request means. Called by every feature whose requests are about a workspace.
 */
@NullMarked
package com.atom.slack.gateway.teams;

import org.jspecify.annotations.NullMarked;

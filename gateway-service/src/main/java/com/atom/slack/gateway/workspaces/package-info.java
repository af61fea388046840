/**
 * Endpoints 4 and 5: the connected workspaces with what the archive holds of them. Called by clients.
 */
@NullMarked
package com.atom.slack.gateway.workspaces;

import org.jspecify.annotations.NullMarked;

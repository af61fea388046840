/**
 * Which workspaces are connected, and what Slack says of them. Fed by slack.workspaces.v1; used by every feature that acts for a workspace.
 */
@NullMarked
package com.atom.slack.ingestion.workspaces;

import org.jspecify.annotations.NullMarked;

/**
 * What Slack tells of an installation's life: tokens revoked, the app uninstalled, an organisation letting it into a workspace or
 * out of it. Called by the broker; by installations for the workspaces of an organisation.
 */
@NullMarked
package com.atom.slack.auth.lifecycle;

import org.jspecify.annotations.NullMarked;

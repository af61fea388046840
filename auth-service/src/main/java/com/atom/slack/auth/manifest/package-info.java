/**
 * What has to be said at Slack about this installation: an app manifest, and which scopes each feature needs. For administrators.
 */
@NullMarked
package com.atom.slack.auth.manifest;

import org.jspecify.annotations.NullMarked;

/**
 * Slack's tokens at rest: AES-256-GCM under a data key per workspace, which is wrapped by a key-encryption key. Called by installations (keep) and leases (open).
 */
@NullMarked
package com.atom.slack.auth.vault;

import org.jspecify.annotations.NullMarked;

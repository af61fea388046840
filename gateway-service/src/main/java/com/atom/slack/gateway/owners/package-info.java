/**
 * The other four services as this one sees them: where they are, and one deadline-bound way to ask them. Called by every feature that needs an answer from elsewhere.
 */
@NullMarked
package com.atom.slack.gateway.owners;

import org.jspecify.annotations.NullMarked;

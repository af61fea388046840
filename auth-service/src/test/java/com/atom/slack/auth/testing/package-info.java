/**
 * What the tests of this service share: the simulated Slack, a browser behind the gateway, and a look into the database.
 * Used by the integration tests only.
 */
@NullMarked
package com.atom.slack.auth.testing;

import org.jspecify.annotations.NullMarked;

/**
 * The simulated Slack as the tests use it: its truth, and acts of its people.
 */
@NullMarked
package com.atom.slack.e2e.slack;

import org.jspecify.annotations.NullMarked;

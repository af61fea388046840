/**
 * Keeps expiring tokens alive: ahead of time by a schedule, and when somebody meets one that is dead. Called by leases,
 * installations and the life cycle; endpoint 19.
 */
@NullMarked
package com.atom.slack.auth.rotation;

import org.jspecify.annotations.NullMarked;

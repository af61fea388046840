/**
 * Which events the broker already has, remembered in Redis as a fast path only. Asked and told by the intake; losing
 * every mark costs duplicates, never an event.
 */
@NullMarked
package com.atom.slack.events.marks;

import org.jspecify.annotations.NullMarked;

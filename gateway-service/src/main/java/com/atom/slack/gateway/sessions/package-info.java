/**
 * Sessions of the console: kept in Redis, brought by a cookie. Called by admission, which asks whose they are, and by sign-in.
 */
@NullMarked
package com.atom.slack.gateway.sessions;

import org.jspecify.annotations.NullMarked;

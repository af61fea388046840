/**
 * Whose key a request carries, as auth-service says it. Called by admission, and by the stream to see whether a key still holds.
 */
@NullMarked
package com.atom.slack.gateway.credentials;

import org.jspecify.annotations.NullMarked;

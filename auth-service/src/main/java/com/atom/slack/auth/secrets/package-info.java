/**
 * Secrets that are handed out once and kept as hashes: states, tickets, API keys. Used by the features that hand them out.
 */
@NullMarked
package com.atom.slack.auth.secrets;

import org.jspecify.annotations.NullMarked;

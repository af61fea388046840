/**
 * API keys: made, kept as hashes, verified; the first administrator's is made at the first start. Called by the gateway.
 */
@NullMarked
package com.atom.slack.auth.keys;

import org.jspecify.annotations.NullMarked;

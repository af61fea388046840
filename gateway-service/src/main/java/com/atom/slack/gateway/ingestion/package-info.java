/**
 * Endpoints 16 and 23: starting the pull of history and watching it. Called by clients.
 */
@NullMarked
package com.atom.slack.gateway.ingestion;

import org.jspecify.annotations.NullMarked;

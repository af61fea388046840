/**
 * Endpoints 6, 7, 11, 13 and 24: reading and searching what ingestion-service holds. Called by clients.
 */
@NullMarked
package com.atom.slack.gateway.archive;

import org.jspecify.annotations.NullMarked;

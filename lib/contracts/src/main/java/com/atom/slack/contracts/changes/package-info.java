/**
 * What changed in the archive. Published by ingestion in order, read by analytics and the gateway.
 */
@NullMarked
package com.atom.slack.contracts.changes;

import org.jspecify.annotations.NullMarked;

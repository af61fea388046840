/**
 * How units of work reach the schema {@code auth}, and how its outbox leaves for Kafka. Called by every feature that stores something.
 */
@NullMarked
package com.atom.slack.auth.schema;

import org.jspecify.annotations.NullMarked;

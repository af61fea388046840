/**
 * What travels between this service and PostgreSQL, Redis and Kafka is encrypted, or stays on this machine. Every service checks it at its start.
 */
@NullMarked
package com.atom.slack.kit.transport;

import org.jspecify.annotations.NullMarked;

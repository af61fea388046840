/**
 * Real PostgreSQL, Redis and Kafka from Maven artifacts, each a child process on loopback with its data in a folder, and the
 * database's roles and schemas. The house keeps its data here between runs; tests use the same classes through {@code testing}.
 */
@NullMarked
package com.atom.slack.devstack.infrastructure;

import org.jspecify.annotations.NullMarked;

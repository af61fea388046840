/**
 * The infrastructure as a Quarkus test resource: real PostgreSQL, Redis and Kafka, started once per test run on free ports.
 * Used by the tests of the services, in test scope only.
 */
@NullMarked
package com.atom.slack.devstack.testing;

import org.jspecify.annotations.NullMarked;

/**
 * The gateway as its clients see it. Real Redis and Kafka, the other services as stubs.
 */
@NullMarked
package com.atom.slack.gateway;

import org.jspecify.annotations.NullMarked;

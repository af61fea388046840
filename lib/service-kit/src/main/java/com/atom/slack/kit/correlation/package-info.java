/**
 * One id follows a request through every service, log line and Kafka record. Filters set it; nobody passes it by hand.
 */
@NullMarked
package com.atom.slack.kit.correlation;

import org.jspecify.annotations.NullMarked;

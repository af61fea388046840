/**
 * The names of the topics between services and of the headers on their records. Read by every producer and consumer.
 */
@NullMarked
package com.atom.slack.contracts.topics;

import org.jspecify.annotations.NullMarked;

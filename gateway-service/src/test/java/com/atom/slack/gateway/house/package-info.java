/**
 * The other services as the gateway's tests see them. Each is a small HTTP server on loopback whose answers depend on the question.
 */
@NullMarked
package com.atom.slack.gateway.house;

import org.jspecify.annotations.NullMarked;

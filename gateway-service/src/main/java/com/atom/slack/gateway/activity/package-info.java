/**
 * Endpoint 14: the numbers of analytics-service. Called by clients.
 */
@NullMarked
package com.atom.slack.gateway.activity;

import org.jspecify.annotations.NullMarked;

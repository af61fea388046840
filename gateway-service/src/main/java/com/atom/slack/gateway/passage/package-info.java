/**
 * Requests on their way to the owner of the data and answers on their way back, untouched but for validators of caches. Called by the endpoints.
 */
@NullMarked
package com.atom.slack.gateway.passage;

import org.jspecify.annotations.NullMarked;

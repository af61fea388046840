/**
 * Our own limits: so many requests a minute for each credential and cost class. Called by admission.
 */
@NullMarked
package com.atom.slack.gateway.limits;

import org.jspecify.annotations.NullMarked;

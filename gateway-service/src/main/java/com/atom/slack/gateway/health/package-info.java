/**
 * Endpoint 1: how every part of the platform is, as seen from here. Called by people and by monitors.
 */
@NullMarked
package com.atom.slack.gateway.health;

import org.jspecify.annotations.NullMarked;

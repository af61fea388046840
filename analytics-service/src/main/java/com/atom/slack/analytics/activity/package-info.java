/**
 * Endpoint 14: how much was written when, by whom and where, counted by rule 12 of the design in any time zone.
 * Called by the gateway for its clients; reads what the facts keep.
 */
@NullMarked
package com.atom.slack.analytics.activity;

import org.jspecify.annotations.NullMarked;

/**
 * Tokens lent for minutes to the services that call Slack. Called by services only.
 */
@NullMarked
package com.atom.slack.auth.leases;

import org.jspecify.annotations.NullMarked;

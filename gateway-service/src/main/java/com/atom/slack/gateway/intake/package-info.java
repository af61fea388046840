/**
 * Endpoint 15: Slack's webhook, handed to events-service byte for byte. Called by Slack; under Helm the ingress goes past it.
 */
@NullMarked
package com.atom.slack.gateway.intake;

import org.jspecify.annotations.NullMarked;

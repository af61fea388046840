package com.atom.slack.ingestion.fold;

import com.fasterxml.jackson.databind.JsonNode;

import com.atom.slack.contracts.changes.Origin;

/**
 * One event of Slack's Events API as one workspace sees it.
 *
 * @param team {@code T…} of the workspace it is folded for; the transaction must have entered it
 * @param envelope the whole body as Slack sent it
 * @param origin usually {@code LIVE}
 */
public record EventObservation(String team, JsonNode envelope, Origin origin) {}

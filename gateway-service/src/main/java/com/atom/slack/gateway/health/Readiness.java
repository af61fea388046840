package com.atom.slack.gateway.health;

/**
 * What a service's readiness says.
 *
 * @param service healthy when it is ready
 * @param database as the service sees its own; unknown when it does not speak of one
 */
record Readiness(Check.Status service, Check.Status database) {

    static final Readiness SILENT = new Readiness(Check.Status.UNHEALTHY, Check.Status.UNKNOWN);
}

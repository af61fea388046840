package com.atom.slack.gateway.passage;

import com.atom.slack.contracts.identity.ServiceName;

/**
 * Where a request goes.
 *
 * @param owner the service that answers it
 * @param path its internal path
 */
public record Destination(ServiceName owner, String path) {}

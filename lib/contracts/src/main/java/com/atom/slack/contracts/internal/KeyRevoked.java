package com.atom.slack.contracts.internal;

import java.time.Instant;

/**
 * On {@code slack.credentials.v1}, keyed by the key's id: whoever remembers what auth said of API keys forgets it now.
 *
 * @param keyId the public name of the key
 * @param revokedAt since when it is refused
 * @param seq rises by one for each record of the topic
 */
public record KeyRevoked(String keyId, Instant revokedAt, long seq) {}

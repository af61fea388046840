package com.atom.slack.auth.vault;

import java.util.Map;
import java.util.Set;

/**
 * How a rotation of the key-encryption keys went.
 *
 * @param newest     id of the key that wraps
 * @param known      ids of all keys that are configured, the newest first
 * @param rewrapped  data keys that were wrapped anew just now
 * @param unreadable data keys whose key-encryption key is not configured; their tokens are lost unless it comes back
 * @param inUse      how many data keys each key-encryption key wraps now
 */
public record Rotated(String newest, Set<String> known, long rewrapped, long unreadable, Map<String, Long> inUse) {

    /** Configured keys that wrap nothing any more and may be taken away. */
    public java.util.List<String> removable() {
        return known.stream()
                .filter(id -> !id.equals(newest) && !inUse.containsKey(id))
                .toList();
    }
}

package com.atom.slack.gateway.stream;

import java.util.Optional;

import com.atom.slack.contracts.changes.ArchiveChange;
import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.contracts.identity.Role;
import com.atom.slack.contracts.identity.ServiceName;

/**
 * Clients that may see the same: text is asked once for all of them.
 *
 * @param team {@code T…}
 * @param allChannels whether private channels and direct messages are visible too
 */
record Audience(String team, boolean allChannels) {

    boolean maySee(ArchiveChange change) {
        return change.team().equals(team) && (allChannels || !change.channelPrivate());
    }

    /** In whose name ingestion is asked: it answers what such a caller may see, as of now. */
    Caller caller() {
        return new Caller(
                "service:" + ServiceName.GATEWAY.audience(),
                Role.VIEWER,
                Optional.of(team),
                Optional.empty(),
                allChannels);
    }
}

package com.atom.slack.auth.vault;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import io.smallrye.mutiny.Uni;

import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.contracts.identity.Role;
import com.atom.slack.kit.identity.CurrentCaller;
import com.atom.slack.kit.problems.CommonProblem;

/** Wraps every data key with the newest key-encryption key; for those who administer all workspaces. Asking again is safe. */
@Path("/internal/encryption-keys/rotate")
class KeyRotationResource {

    private final KeyRotation rotation;
    private final CurrentCaller current;
    private final Clock clock;

    KeyRotationResource(KeyRotation rotation, CurrentCaller current, Clock clock) {
        this.rotation = rotation;
        this.current = current;
        this.clock = clock;
    }

    /**
     * The answer; ids of keys only.
     *
     * @param newest     the key that wraps
     * @param rewrapped  data keys that were wrapped anew just now
     * @param unreadable data keys that no configured key opens
     * @param inUse      how many data keys each key-encryption key wraps now
     * @param removable  configured keys that wrap nothing any more
     */
    record Answer(
            boolean ok,
            Instant timestamp,
            String newest,
            long rewrapped,
            long unreadable,
            Map<String, Long> inUse,
            List<String> removable) {}

    @POST
    public Uni<Answer> rotate() {
        Caller admin = current.require(Role.ADMIN);
        if (!admin.coversAll()) {
            throw CommonProblem.INSUFFICIENT_PERMISSIONS.because("a credential for all workspaces is needed");
        }
        return rotation.rotate(admin.subject())
                .map(rotated -> new Answer(
                        true,
                        clock.instant(),
                        rotated.newest(),
                        rotated.rewrapped(),
                        rotated.unreadable(),
                        rotated.inUse(),
                        rotated.removable()));
    }
}

package com.atom.slack.gateway.accounts;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.contracts.identity.ServiceName;
import com.atom.slack.contracts.internal.AuditNote;
import com.atom.slack.gateway.owners.OwnerAnswer;
import com.atom.slack.gateway.owners.Owners;
import com.atom.slack.kit.problems.CommonProblem;

/** Entries of the gateway in the audit. */
@ApplicationScoped
public class Accounts {

    private static final Duration DEADLINE = Duration.ofSeconds(3);
    private static final String ALL = "*";

    private final Owners owners;

    Accounts(Owners owners) {
        this.owners = owners;
    }

    /** The workspace that an entry about a credential belongs to: the only one that it covers, else none. */
    public static Optional<String> about(List<String> teams) {
        return teams.size() == 1 && !teams.contains(ALL) ? Optional.of(teams.getFirst()) : Optional.empty();
    }

    /** Completes when the entry is kept; fails with {@code SERVICE_UNAVAILABLE} when it is not. */
    public Uni<Void> enter(String actor, String action, Optional<String> team, String purpose) {
        AuditNote note = new AuditNote(actor, action, orNull(team), purpose);
        return owners.ask(
                        ServiceName.AUTH,
                        "/internal/audit/entries",
                        Caller.service(ServiceName.GATEWAY),
                        note,
                        DEADLINE)
                .invoke(Accounts::requireKept)
                .replaceWithVoid();
    }

    private static @Nullable String orNull(Optional<String> team) {
        return team.orElse(null);
    }

    private static void requireKept(OwnerAnswer answer) {
        if (answer.status() / 100 != 2) {
            throw CommonProblem.SERVICE_UNAVAILABLE.because(
                    "the audit cannot be written at the moment", Map.of("part", ServiceName.AUTH.audience()));
        }
    }
}

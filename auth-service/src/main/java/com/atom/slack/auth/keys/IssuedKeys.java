package com.atom.slack.auth.keys;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import com.atom.slack.auth.audit.AuditEntry;
import com.atom.slack.auth.audit.AuditEntry.Action;
import com.atom.slack.auth.audit.AuditTrail;
import com.atom.slack.auth.keys.IssueOutcome.BeyondOwnScope;
import com.atom.slack.auth.keys.IssueOutcome.Issued;
import com.atom.slack.auth.keys.IssueOutcome.UnknownWorkspace;
import com.atom.slack.auth.keys.RevokeOutcome.LastAdministrator;
import com.atom.slack.auth.keys.RevokeOutcome.Revoked;
import com.atom.slack.auth.keys.RevokeOutcome.UnknownKey;
import com.atom.slack.auth.schema.Announcements;
import com.atom.slack.contracts.api.ApiKeyRequest;
import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.contracts.identity.Role;
import com.atom.slack.contracts.internal.KeyRevoked;
import com.atom.slack.contracts.topics.TopicNames;
import com.atom.slack.kit.outbox.Outbox;
import com.atom.slack.kit.outbox.Outbox.Entry;
import com.atom.slack.kit.tenancy.Tenancy;
import com.atom.slack.kit.topics.TopicSpec;

/** Keys that administrators hand out and take back. Nobody reaches beyond the scope of the own credential. */
@Singleton
class IssuedKeys {

    private static final String ALL = "*";
    private static final java.time.Duration ANNOUNCED_FOR = java.time.Duration.ofDays(1);

    private final Tenancy tenancy;
    private final ApiKeyStore store;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final Announcements announcements;
    private final SecureRandom random;
    private final Clock clock;

    IssuedKeys(
            Tenancy tenancy,
            ApiKeyStore store,
            AuditTrail audit,
            Outbox outbox,
            Announcements announcements,
            SecureRandom random,
            Clock clock) {
        this.tenancy = tenancy;
        this.store = store;
        this.audit = audit;
        this.outbox = outbox;
        this.announcements = announcements;
        this.random = random;
        this.clock = clock;
    }

    Uni<List<ApiKeyRow>> visibleTo(Caller admin) {
        return tenancy.outside(connection -> store.within(connection, admin.teams()));
    }

    Uni<IssueOutcome> issue(Caller admin, ApiKeyRequest wish) {
        List<String> teams = wish.workspaces().stream().distinct().toList();
        boolean allChannels = "all".equals(wish.channels());
        if (teams.contains(ALL) && !admin.coversAll()) {
            return refused(new BeyondOwnScope("all workspaces"));
        }
        Optional<String> foreign =
                teams.stream().filter(team -> !admin.covers(team)).findFirst();
        if (foreign.isPresent()) {
            return refused(new UnknownWorkspace(foreign.get()));
        }
        if (allChannels && !admin.allChannels()) {
            return refused(new BeyondOwnScope("private channels"));
        }
        ApiKey key = ApiKey.random(random);
        ApiKeyRow row = new ApiKeyRow(
                key.id(),
                key.hash(),
                wish.label(),
                Role.valueOf(wish.role().toUpperCase(Locale.ROOT)),
                teams.contains(ALL) ? List.of(ALL) : teams,
                allChannels,
                clock.instant(),
                admin.subject(),
                Optional.ofNullable(wish.expiresAt()),
                Optional.empty(),
                Optional.empty());
        return inScopeOf(
                row,
                connection -> store.insert(connection, row)
                        .chain(() -> audit.append(connection, entry(admin, Action.KEY_CREATED, row)))
                        .replaceWith(new Issued(key, row)));
    }

    private static Uni<IssueOutcome> refused(IssueOutcome outcome) {
        return Uni.createFrom().item(outcome);
    }

    /** An entry about one workspace is written within it. */
    private <T> Uni<T> inScopeOf(ApiKeyRow row, java.util.function.Function<SqlConnection, Uni<T>> work) {
        return AuditEntry.about(row.teams()).map(team -> tenancy.in(team, work)).orElseGet(() -> tenancy.outside(work));
    }

    Uni<RevokeOutcome> revoke(Caller admin, String id) {
        return tenancy.outside(connection -> store.find(connection, id))
                .map(row -> row.filter(held -> reaches(admin, held)))
                .chain(row -> row.map(held -> revoke(admin, held))
                        .orElseGet(() -> Uni.createFrom().item(new UnknownKey())));
    }

    private static boolean reaches(Caller admin, ApiKeyRow row) {
        return admin.coversAll() || row.teams().stream().allMatch(admin::covers);
    }

    private Uni<RevokeOutcome> revoke(Caller admin, ApiKeyRow row) {
        return inScopeOf(
                        row,
                        connection -> isLast(connection, row)
                                .chain(last -> last
                                        ? Uni.createFrom().<RevokeOutcome>item(new LastAdministrator())
                                        : revoke(connection, admin, row)))
                .invoke(announcements::wake);
    }

    private Uni<Boolean> isLast(SqlConnection connection, ApiKeyRow row) {
        boolean administers = row.role() == Role.ADMIN && row.teams().contains(ALL) && row.isValid(clock.instant());
        return administers
                ? store.anotherAdministrator(connection, row.id()).map(another -> !another)
                : Uni.createFrom().item(false);
    }

    private Uni<RevokeOutcome> revoke(SqlConnection connection, Caller admin, ApiKeyRow row) {
        KeyRevoked announced = new KeyRevoked(row.id(), clock.instant(), 0);
        return store.revoke(connection, row.id(), admin.subject())
                .call(fresh -> fresh
                        ? audit.append(connection, entry(admin, Action.KEY_REVOKED, row))
                        : Uni.createFrom().voidItem())
                .call(() ->
                        outbox.append(connection, ALL, TopicNames.CREDENTIALS, List.of(new Entry(row.id(), announced))))
                .map(fresh -> new Revoked(row, !fresh));
    }

    private static AuditEntry entry(Caller admin, Action action, ApiKeyRow row) {
        return new AuditEntry(
                admin.subject(),
                action,
                AuditEntry.about(row.teams()),
                row.subject() + " " + row.role().name().toLowerCase(Locale.ROOT) + " for "
                        + String.join(",", row.teams()));
    }

    @Produces
    @Singleton
    static TopicSpec topic() {
        return TopicSpec.kept(TopicNames.CREDENTIALS, ANNOUNCED_FOR);
    }
}

package com.atom.slack.auth.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

import com.atom.slack.auth.audit.AuditEntry.Action;
import com.atom.slack.auth.audit.AuditReads.Entry;
import com.atom.slack.auth.audit.AuditVerification.Broken;
import com.atom.slack.auth.audit.AuditVerification.Verdict;
import com.atom.slack.contracts.api.AuditRequest;
import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.contracts.identity.Role;
import com.atom.slack.contracts.internal.AuditNote;
import com.atom.slack.kit.identity.CurrentCaller;
import com.atom.slack.kit.problems.CommonProblem;
import com.atom.slack.kit.requests.Requests;
import com.atom.slack.kit.tenancy.Tenancy;

/** The audit: read and verified by administrators, added to by the other services. */
@Path("/internal/audit")
class AuditResource {

    private final AuditReads reads;
    private final AuditVerification verification;
    private final AuditTrail trail;
    private final AuditCursor cursors;
    private final Tenancy tenancy;
    private final CurrentCaller current;
    private final Requests requests;
    private final Clock clock;

    AuditResource(
            AuditReads reads,
            AuditVerification verification,
            AuditTrail trail,
            AuditCursor cursors,
            Tenancy tenancy,
            CurrentCaller current,
            Requests requests,
            Clock clock) {
        this.reads = reads;
        this.verification = verification;
        this.trail = trail;
        this.cursors = cursors;
        this.tenancy = tenancy;
        this.current = current;
        this.requests = requests;
        this.clock = clock;
    }

    record Page(
            boolean ok,
            Instant timestamp,
            List<Entry> entries,
            @Nullable String nextCursor) {}

    record Verified(
            boolean ok,
            Instant timestamp,
            boolean intact,
            long entries,
            @Nullable String head,
            List<Broken> faults) {}

    @GET
    public Uni<Page> page(@Context UriInfo uri) {
        Caller admin = current.require(Role.ADMIN);
        AuditRequest request = requests.fromQuery(uri.getQueryParameters(), AuditRequest.class);
        if (request.workspaceId() != null && !admin.covers(request.workspaceId())) {
            throw CommonProblem.WORKSPACE_NOT_FOUND.because("workspace " + request.workspaceId() + " is not known");
        }
        String filters = request.filters() + "|" + admin.teams();
        Optional<Long> before = Optional.ofNullable(request.cursor()).map(cursor -> cursors.id(cursor, filters));
        return reads.page(admin, request, before).map(entries -> page(entries, request.limit(), filters));
    }

    private Page page(List<Entry> entries, int limit, String filters) {
        boolean more = entries.size() > limit;
        List<Entry> page = more ? entries.subList(0, limit) : entries;
        String next = more ? cursors.after(page.getLast().id(), filters) : null;
        return new Page(true, clock.instant(), page, next);
    }

    /** The chain is one over all workspaces, so only those who administer all may ask. */
    @GET
    @Path("/verify")
    public Uni<Verified> verify() {
        if (!current.require(Role.ADMIN).coversAll()) {
            throw CommonProblem.INSUFFICIENT_PERMISSIONS.because("a credential for all workspaces is needed");
        }
        return verification.verify().map(this::verified);
    }

    private Verified verified(Verdict verdict) {
        return new Verified(
                true, clock.instant(), verdict.intact(), verdict.entries(), verdict.head(), verdict.faults());
    }

    /** What another service has done, in its own words. */
    @POST
    @Path("/entries")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Void> note(byte[] body) {
        current.require(Role.SERVICE);
        AuditNote note = requests.fromJson(body, AuditNote.class);
        Optional<String> team = Optional.ofNullable(note.team());
        AuditEntry entry = new AuditEntry(note.actor(), Action.valueOf(note.action()), team, note.purpose());
        return tenancy.in(team.orElse(""), connection -> trail.append(connection, entry));
    }
}

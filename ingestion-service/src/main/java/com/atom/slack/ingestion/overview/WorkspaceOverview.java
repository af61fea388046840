package com.atom.slack.ingestion.overview;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

import com.atom.slack.client.rates.Bucket;
import com.atom.slack.client.rates.Governor;
import com.atom.slack.client.rates.SlackMethod;
import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.contracts.internal.WorkspaceCounts;
import com.atom.slack.contracts.workspaces.WorkspaceState;
import com.atom.slack.ingestion.channels.Channels;
import com.atom.slack.ingestion.paging.Completeness;
import com.atom.slack.ingestion.paging.Reads;
import com.atom.slack.ingestion.workspaces.Workspaces;
import com.atom.slack.kit.problems.CommonProblem;

/** What there is to say of one workspace. */
@ApplicationScoped
class WorkspaceOverview {

    /** What the archive needs to be complete. */
    private static final List<String> SCOPES = List.of(
            "channels:read",
            "groups:read",
            "im:read",
            "mpim:read",
            "channels:history",
            "groups:history",
            "im:history",
            "mpim:history",
            "users:read",
            "users:read.email",
            "files:read",
            "reactions:read",
            "team:read");

    private final Reads reads;
    private final Workspaces workspaces;
    private final Channels channels;
    private final Governor governor;
    private final ObjectMapper mapper;
    private final Clock clock;

    WorkspaceOverview(
            Reads reads,
            Workspaces workspaces,
            Channels channels,
            Governor governor,
            ObjectMapper mapper,
            Clock clock) {
        this.reads = reads;
        this.workspaces = workspaces;
        this.channels = channels;
        this.governor = governor;
        this.mapper = mapper;
        this.clock = clock;
    }

    Uni<WorkspaceCounts> counts(String team, Caller caller) {
        return reads.in(team, tx -> counts(tx, team, caller));
    }

    private static Uni<WorkspaceCounts> counts(SqlConnection tx, String team, Caller caller) {
        return tx.preparedQuery("""
                        select (select count(*) from slack_user where team = $1) as users,
                            (select count(*) from channel where team = $1 and ($2 or kind = 'public_channel')) as channels,
                            (select count(*) from message where team = $1 and not deleted and content_rank is not null) as messages,
                            (select count(*) from file where team = $1 and not deleted) as files
                        """)
                .execute(Tuple.of(team, caller.allChannels()))
                .map(rows -> rows.iterator().next())
                .map(row -> new WorkspaceCounts(
                        row.getLong("users"), row.getLong("channels"), row.getLong("messages"), row.getLong("files")));
    }

    /** Fails with a 404 problem for a workspace that no installation announced. */
    Uni<WorkspaceAnswer> details(String team, Caller caller) {
        WorkspaceState state = workspaces
                .find(team)
                .orElseThrow(() -> CommonProblem.WORKSPACE_NOT_FOUND.because("workspace " + team + " is not known"));
        return rateClass(state)
                .chain(rateClass -> reads.in(
                        team,
                        tx -> counts(tx, team, caller)
                                .chain(counts -> stored(tx, team)
                                        .chain(row -> channels.completeness(tx, team)
                                                .map(complete -> new WorkspaceAnswer(
                                                        true,
                                                        clock.instant(),
                                                        view(state, row.getString("raw"), counts),
                                                        health(state, row, rateClass, complete)))))));
    }

    private static Uni<Row> stored(SqlConnection tx, String team) {
        return tx.preparedQuery("select (select raw::text from workspace_info where team = $1) as raw,"
                        + " (select max(seen) from seen_event where team = $1) as last_event")
                .execute(Tuple.of(team))
                .map(rows -> rows.iterator().next());
    }

    private Uni<String> rateClass(WorkspaceState state) {
        return governor.allowance(new Bucket(state.appId(), state.team(), SlackMethod.CONVERSATIONS_HISTORY))
                .map(allowance -> allowance.rateClass().name().toLowerCase(Locale.ROOT))
                .onFailure()
                .recoverWithItem("unknown");
    }

    private ObjectNode view(WorkspaceState state, @Nullable String raw, WorkspaceCounts counts) {
        ObjectNode view = raw == null ? mapper.createObjectNode() : read(raw);
        view.put("id", state.team());
        view.put("team_id", state.team());
        view.put("team_name", state.name());
        if (!view.hasNonNull("name")) {
            view.put("name", state.name());
        }
        if (!view.hasNonNull("domain") && state.domain() != null) {
            view.put("domain", state.domain());
        }
        if (state.enterprise() != null) {
            view.put("enterprise_id", state.enterprise());
        }
        view.put("is_active", state.connected());
        view.put(
                "connection_status",
                switch (state.status()) {
                    case CONNECTED -> "connected";
                    case NEEDS_REAUTH -> "error";
                    case DISCONNECTED -> "disconnected";
                });
        if (state.reason() != null) {
            view.put("connection_error", state.reason());
        }
        view.put("created_at", state.connectedAt().toString());
        view.put("total_users", counts.totalUsers());
        view.put("total_channels", counts.totalChannels());
        view.put("total_messages", counts.totalMessages());
        view.put("total_files", counts.totalFiles());
        state.scopes().forEach(view.putArray("scopes")::add);
        return view;
    }

    private static WorkspaceAnswer.Health health(
            WorkspaceState state, Row row, String rateClass, Completeness completeness) {
        Instant last = row.getOffsetDateTime("last_event") == null
                ? null
                : row.getOffsetDateTime("last_event")
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toInstant();
        String token = switch (state.status()) {
            case CONNECTED -> "valid";
            case NEEDS_REAUTH -> "needs_reauth";
            case DISCONNECTED -> "disconnected";
        };
        return new WorkspaceAnswer.Health(
                token,
                SCOPES.stream().filter(scope -> !state.scopes().contains(scope)).toList(),
                last,
                rateClass,
                completeness);
    }

    private ObjectNode read(String raw) {
        try {
            return (ObjectNode) mapper.readTree(raw);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a stored workspace is not JSON", impossible);
        }
    }
}

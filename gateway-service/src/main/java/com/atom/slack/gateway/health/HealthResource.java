package com.atom.slack.gateway.health;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.atom.slack.gateway.admission.CurrentVisitor;
import com.atom.slack.gateway.admission.Endpoint;
import com.atom.slack.gateway.admission.Serves;
import com.atom.slack.gateway.credentials.Visitor;
import com.atom.slack.gateway.door.Traffic;
import com.atom.slack.gateway.teams.ConnectedWorkspaces;

/** How the platform is. Strangers learn the summary, callers with a key every part. */
@Path("/api/integrations/slack/health")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Health")
class HealthResource {

    private static final String SERVICE = "atom-slack-integration";
    private static final List<String> CAPABILITIES =
            List.of("oauth", "events", "ingestion", "archive", "search", "analytics", "stream");

    private final Checks checks;
    private final CurrentVisitor current;
    private final ConnectedWorkspaces workspaces;
    private final Traffic traffic;
    private final Clock clock;
    private final String version;

    HealthResource(
            Checks checks,
            CurrentVisitor current,
            ConnectedWorkspaces workspaces,
            Traffic traffic,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.checks = checks;
        this.current = current;
        this.workspaces = workspaces;
        this.traffic = traffic;
        this.clock = clock;
        this.version = version;
    }

    @GET
    @Serves(Endpoint.HEALTH)
    @Operation(operationId = "healthByGet", summary = "How the platform is")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HealthAnswer.class)))
    @APIResponse(responseCode = "503", content = @Content(schema = @Schema(implementation = HealthAnswer.class)))
    public Uni<Response> get() {
        return answer();
    }

    @POST
    @Serves(Endpoint.HEALTH)
    @Operation(operationId = "health", summary = "How the platform is")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HealthAnswer.class)))
    @APIResponse(responseCode = "503", content = @Content(schema = @Schema(implementation = HealthAnswer.class)))
    public Uni<Response> post() {
        return answer();
    }

    private Uni<Response> answer() {
        Visitor visitor = current.get();
        return checks.recent().map(found -> answer(visitor, found));
    }

    private Response answer(Visitor visitor, Map<Part, Check> found) {
        Health health = Health.of(found);
        HealthAnswer answer = visitor.known() ? whole(health, found, visitor) : summary(health);
        return Response.status(health == Health.UNHEALTHY ? 503 : 200)
                .entity(answer)
                .build();
    }

    private HealthAnswer summary(Health health) {
        return new HealthAnswer(
                health != Health.UNHEALTHY, clock.instant(), health.word(), SERVICE, version, null, null, null);
    }

    private HealthAnswer whole(Health health, Map<Part, Check> found, Visitor visitor) {
        Map<String, Check> byWord = new LinkedHashMap<>();
        found.forEach((part, check) -> byWord.put(part.word(), check));
        Instant oldest = found.values().stream()
                .map(Check::checkedAt)
                .min(Instant::compareTo)
                .orElseGet(clock::instant);
        boolean connected = workspaces.of(visitor).stream().anyMatch(workspace -> workspace.connected());
        return new HealthAnswer(
                health != Health.UNHEALTHY,
                clock.instant(),
                health.word(),
                SERVICE,
                version,
                CAPABILITIES,
                byWord,
                new HealthAnswer.ServiceStatus(connected, oldest, traffic.errors(), traffic.requests()));
    }
}

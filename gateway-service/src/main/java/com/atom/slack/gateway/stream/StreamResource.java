package com.atom.slack.gateway.stream;

import java.util.Optional;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.BackPressureFailure;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.atom.slack.gateway.admission.CurrentVisitor;
import com.atom.slack.gateway.admission.Endpoint;
import com.atom.slack.gateway.admission.Serves;
import com.atom.slack.gateway.credentials.ApiKeys;
import com.atom.slack.gateway.credentials.Visitor;
import com.atom.slack.gateway.teams.TeamChoice;
import com.atom.slack.kit.problems.CommonProblem;
import com.atom.slack.kit.problems.Problem;
import com.atom.slack.kit.requests.Requests;

/**
 * Changes as they happen. Ids rise strictly on a connection; a client that reads too slowly, or whose key no longer holds, gets a
 * last event that says so and is disconnected.
 */
@Path("/api/integrations/slack/stream")
@Tag(name = "Stream")
class StreamResource {

    private final Feed feed;
    private final Connections connections;
    private final CurrentVisitor current;
    private final TeamChoice teams;
    private final ApiKeys keys;
    private final Requests requests;
    private final StreamConfig config;
    private final ObjectMapper mapper;

    StreamResource(
            Feed feed,
            Connections connections,
            CurrentVisitor current,
            TeamChoice teams,
            ApiKeys keys,
            Requests requests,
            StreamConfig config,
            ObjectMapper mapper) {
        this.feed = feed;
        this.connections = connections;
        this.current = current;
        this.teams = teams;
        this.keys = keys;
        this.requests = requests;
        this.config = config;
        this.mapper = mapper;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Serves(Endpoint.STREAM)
    @Operation(operationId = "stream", summary = "Changes of the archive as they happen")
    @Parameter(name = "workspace_id", in = ParameterIn.QUERY, schema = @Schema(implementation = String.class))
    @Parameter(
            name = "channel_id",
            in = ParameterIn.QUERY,
            description = "only changes of this channel",
            schema = @Schema(implementation = String.class))
    @APIResponse(
            responseCode = "200",
            description = "id is seq, event is kind, data is this as JSON",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = StreamEvent.class)))
    public Multi<OutboundSseEvent> changes(
            @Context UriInfo uri, @Context HttpHeaders headers, @Context Sse sse, @Context RoutingContext context) {
        StreamRequest request = requests.fromQuery(uri.getQueryParameters(), StreamRequest.class);
        Visitor visitor = current.get();
        Audience audience = new Audience(
                teams.choose(visitor, request.workspaceId()), visitor.caller().allChannels());
        String subject = visitor.caller().subject();
        connections.open(subject);
        context.response().putHeader("X-Accel-Buffering", "no");
        Multi<OutboundSseEvent> events = events(audience, Optional.ofNullable(request.channelId()), sse);
        Multi<OutboundSseEvent> signs = signsOfLife(headers.getHeaderString(HttpHeaders.AUTHORIZATION), sse);
        return Multi.createBy()
                .merging()
                .streams(events, signs)
                .onFailure(BackPressureFailure.class)
                .recoverWithItem(() -> farewell(sse, "too_slow"))
                .onFailure(Problem.class)
                .recoverWithItem(() -> farewell(sse, "key_revoked"))
                .onTermination()
                .invoke(() -> connections.close(subject));
    }

    private Multi<OutboundSseEvent> events(Audience audience, Optional<String> channel, Sse sse) {
        Rising rising = new Rising();
        return feed.events(audience)
                .filter(event -> channel.isEmpty() || channel.get().equals(event.channel()))
                .filter(event -> rising.admits(event.seq()))
                .onOverflow()
                .buffer(config.buffer())
                .map(event -> sse.newEventBuilder()
                        .id(Long.toString(event.seq()))
                        .name(event.kind())
                        .data(json(event))
                        .build());
    }

    /** One at once, so that the client knows it is connected, and one after each heartbeat while the key holds. */
    private Multi<OutboundSseEvent> signsOfLife(String authorization, Sse sse) {
        Multi<Long> beats = Multi.createFrom()
                .ticks()
                .every(config.heartbeat())
                .onOverflow()
                .drop();
        return beats.onItem()
                .transformToUniAndConcatenate(beat -> stillWelcome(authorization))
                .map(welcome -> sse.newEventBuilder().comment("alive").build());
    }

    /** Fails when auth-service says no; its silence is not a no. */
    private Uni<Boolean> stillWelcome(String authorization) {
        return keys.visitor(authorization)
                .map(Optional::isPresent)
                .onFailure()
                .recoverWithItem(true)
                .invoke(welcome -> {
                    if (!welcome) {
                        throw CommonProblem.AUTH_REQUIRED.because("the API key is not known any more");
                    }
                });
    }

    private static OutboundSseEvent farewell(Sse sse, String reason) {
        return sse.newEventBuilder()
                .name("disconnected")
                .data("{\"reason\":\"" + reason + "\"}")
                .build();
    }

    private String json(StreamEvent event) {
        try {
            return mapper.writeValueAsString(event);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an event cannot be written as JSON", impossible);
        }
    }
}

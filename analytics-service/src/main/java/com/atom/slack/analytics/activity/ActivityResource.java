package com.atom.slack.analytics.activity;

import java.time.Clock;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;

import com.atom.slack.contracts.api.ActivityRequest;
import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.contracts.identity.Role;
import com.atom.slack.kit.identity.CurrentCaller;
import com.atom.slack.kit.requests.Requests;

/** Endpoint 14 as the gateway asks it. */
@Path("/internal/analytics/activity")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class ActivityResource {

    private final Activity activity;
    private final Requests requests;
    private final CurrentCaller current;
    private final Clock clock;

    ActivityResource(Activity activity, Requests requests, CurrentCaller current, Clock clock) {
        this.activity = activity;
        this.requests = requests;
        this.current = current;
        this.clock = clock;
    }

    /** Role: analyst. */
    @POST
    public Uni<ActivityAnswer> report(byte[] body) {
        Caller caller = current.require(Role.ANALYST);
        ActivityRequest request = requests.fromJson(body, ActivityRequest.class);
        String team = current.team(request.workspaceId());
        return activity.report(caller, team, ActivityQuestion.of(request, clock));
    }
}

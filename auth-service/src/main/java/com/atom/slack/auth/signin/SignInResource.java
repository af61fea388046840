package com.atom.slack.auth.signin;

import java.util.Map;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;

import com.atom.slack.auth.slackapp.SlackApp;
import com.atom.slack.contracts.identity.Role;
import com.atom.slack.contracts.internal.SignInBegin;
import com.atom.slack.contracts.internal.SignInBegun;
import com.atom.slack.contracts.internal.SignInFinish;
import com.atom.slack.contracts.internal.SlackPerson;
import com.atom.slack.kit.identity.CurrentCaller;
import com.atom.slack.kit.problems.CommonProblem;
import com.atom.slack.kit.requests.Requests;

/** {@code /internal/sign-in}, for the gateway. */
@Path("/internal/sign-in")
class SignInResource {

    private final SignIns signIns;
    private final SlackApp app;
    private final CurrentCaller current;
    private final Requests requests;

    SignInResource(SignIns signIns, SlackApp app, CurrentCaller current, Requests requests) {
        this.signIns = signIns;
        this.app = app;
        this.current = current;
        this.requests = requests;
    }

    @POST
    @Path("/begin")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<SignInBegun> begin(byte[] body) {
        current.require(Role.SERVICE);
        SignInBegin asked = requests.fromJson(body, SignInBegin.class);
        requireConfigured();
        return signIns.begin(asked.returnTo());
    }

    @POST
    @Path("/finish")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<SlackPerson> finish(byte[] body) {
        current.require(Role.SERVICE);
        SignInFinish given = requests.fromJson(body, SignInFinish.class);
        requireConfigured();
        return signIns.finish(given);
    }

    private void requireConfigured() {
        if (!app.missing().isEmpty()) {
            throw CommonProblem.SERVICE_UNAVAILABLE.because(
                    "set " + String.join(", ", app.missing()) + " and start again", Map.of("missing", app.missing()));
        }
    }
}

package com.atom.slack.gateway.signin;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;

import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.contracts.identity.ServiceName;
import com.atom.slack.contracts.internal.SignInBegin;
import com.atom.slack.contracts.internal.SignInBegun;
import com.atom.slack.contracts.internal.SignInFinish;
import com.atom.slack.contracts.internal.SlackPerson;
import com.atom.slack.gateway.credentials.Visitor;
import com.atom.slack.gateway.owners.OwnerAnswer;
import com.atom.slack.gateway.owners.Owners;
import com.atom.slack.gateway.owners.OwnersConfig;
import com.atom.slack.gateway.sessions.SessionsConfig;
import com.atom.slack.kit.problems.CommonProblem;

/** What auth-service finds out about people who sign in with Slack, and what they may do here. */
@ApplicationScoped
class SlackSignIn {

    private final Owners owners;
    private final OwnersConfig deadlines;
    private final SessionsConfig config;
    private final ObjectMapper mapper;

    SlackSignIn(Owners owners, OwnersConfig deadlines, SessionsConfig config, ObjectMapper mapper) {
        this.owners = owners;
        this.deadlines = deadlines;
        this.config = config;
        this.mapper = mapper;
    }

    Uni<SignInBegun> begin(SignInBegin wish) {
        return ask("/internal/sign-in/begin", wish, SignInBegun.class);
    }

    Uni<SlackPerson> finish(SignInFinish given) {
        return ask("/internal/sign-in/finish", given, SlackPerson.class);
    }

    private <T> Uni<T> ask(String path, Object question, Class<T> type) {
        return owners.ask(
                        ServiceName.AUTH,
                        path,
                        Caller.service(ServiceName.GATEWAY),
                        question,
                        deadlines.oauthDeadline())
                .map(answer -> read(answer, type));
    }

    /** Why somebody is refused is for them to read, in auth's own words. */
    private <T> T read(OwnerAnswer answer, Class<T> type) {
        try {
            if (answer.succeeded()) {
                return mapper.readValue(answer.body().getBytes(), type);
            }
            String detail =
                    mapper.readTree(answer.body().getBytes()).path("detail").asText();
            throw answer.status() == CommonProblem.VALIDATION_FAILED.status()
                    ? CommonProblem.AUTH_REQUIRED.because("nobody was signed in: " + detail)
                    : CommonProblem.SERVICE_UNAVAILABLE.because(
                            "sign-in with Slack does not work at the moment", Map.of("part", "auth"));
        } catch (IOException unreadable) {
            throw CommonProblem.SERVICE_UNAVAILABLE.because(
                    "sign-in with Slack does not work at the moment", Map.of("part", "auth"));
        }
    }

    /** Sees public channels, and the private ones they are a member of when they ask: ingestion looks at every read. */
    Visitor visitor(SlackPerson person) {
        List<String> teams = List.of(person.team());
        Caller caller = new Caller(
                "user:" + person.team() + "/" + person.user(),
                config.slackRole(),
                Optional.empty(),
                Optional.of(person.user()),
                false,
                teams);
        return new Visitor(caller, teams);
    }
}

package com.atom.slack.gateway.passage;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;

import com.atom.slack.contracts.api.WorkspaceRequest;
import com.atom.slack.gateway.admission.CurrentVisitor;
import com.atom.slack.gateway.credentials.Visitor;
import com.atom.slack.gateway.owners.OwnerAnswer;
import com.atom.slack.gateway.owners.Owners;
import com.atom.slack.gateway.owners.OwnersConfig;
import com.atom.slack.gateway.teams.TeamChoice;

/** Hands a checked request about one workspace to the owner of the data, in the name of the visitor. */
@ApplicationScoped
public class Passage {

    private final Owners owners;
    private final OwnersConfig config;
    private final TeamChoice teams;
    private final CurrentVisitor current;
    private final Answers answers;
    private final ObjectMapper mapper;

    Passage(
            Owners owners,
            OwnersConfig config,
            TeamChoice teams,
            CurrentVisitor current,
            Answers answers,
            ObjectMapper mapper) {
        this.owners = owners;
        this.config = config;
        this.teams = teams;
        this.current = current;
        this.answers = answers;
        this.mapper = mapper;
    }

    /** A read: may be kept by the client under revalidation. */
    public Uni<Response> read(Destination to, WorkspaceRequest request) {
        return ask(to, request, config.readDeadline()).map(answers::revalidated);
    }

    /** Something that changes the world, with a longer deadline. */
    public Uni<Response> write(Destination to, WorkspaceRequest request) {
        return ask(to, request, config.writeDeadline()).map(answers::plain);
    }

    private Uni<OwnerAnswer> ask(Destination to, WorkspaceRequest request, Duration deadline) {
        Visitor visitor = current.get();
        String team = teams.choose(visitor, request.workspaceId());
        ObjectNode question = mapper.valueToTree(request);
        question.put("workspace_id", team);
        return owners.ask(to.owner(), to.path(), visitor.caller().in(team), question, deadline);
    }
}

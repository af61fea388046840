package com.atom.slack.gateway.teams;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.atom.slack.contracts.workspaces.WorkspaceState;
import com.atom.slack.gateway.credentials.Visitor;
import com.atom.slack.kit.problems.CommonProblem;
import com.atom.slack.kit.requests.Fault;

/** Which workspace a request is about. A workspace of somebody else looks exactly like one that does not exist. */
@ApplicationScoped
public class TeamChoice {

    private final ConnectedWorkspaces workspaces;

    TeamChoice(ConnectedWorkspaces workspaces) {
        this.workspaces = workspaces;
    }

    /** The workspace asked for, or the only one that the credential covers; a problem when there is no such one. */
    public String choose(Visitor visitor, @Nullable String asked) {
        if (asked == null) {
            return only(workspaces.of(visitor));
        }
        if (!visitor.covers(asked) || workspaces.get(asked).isEmpty()) {
            throw CommonProblem.WORKSPACE_NOT_FOUND.because("workspace " + asked + " is not known");
        }
        return asked;
    }

    private static String only(List<WorkspaceState> covered) {
        if (covered.isEmpty()) {
            throw CommonProblem.WORKSPACE_NOT_FOUND.because("no workspace is connected");
        }
        if (covered.size() > 1) {
            Fault missing = new Fault("workspace_id", "required, because the key covers several workspaces");
            throw CommonProblem.VALIDATION_FAILED.because(
                    missing.field() + ": " + missing.problem(), Map.of("fields", List.of(missing)));
        }
        return covered.getFirst().team();
    }
}

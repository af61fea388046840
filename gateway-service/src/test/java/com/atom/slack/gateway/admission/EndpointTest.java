package com.atom.slack.gateway.admission;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.contracts.identity.Role;
import com.atom.slack.gateway.credentials.Visitor;
import com.atom.slack.kit.problems.CommonProblem;
import com.atom.slack.kit.problems.Problem;

import static com.atom.slack.contracts.identity.Role.ADMIN;
import static com.atom.slack.contracts.identity.Role.ANALYST;
import static com.atom.slack.contracts.identity.Role.ANONYMOUS;
import static com.atom.slack.contracts.identity.Role.MEMBER;
import static com.atom.slack.contracts.identity.Role.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EndpointTest {

    @ParameterizedTest
    @CsvSource({
        "HEALTH, ANONYMOUS, READS",
        "WORKSPACES, VIEWER, READS",
        "WORKSPACE_DETAILS, VIEWER, READS",
        "CHANNELS, VIEWER, READS",
        "MESSAGES, VIEWER, READS",
        "REPLIES, VIEWER, READS",
        "USERS, VIEWER, READS",
        "SEARCH, VIEWER, SEARCHES",
        "ACTIVITY, ANALYST, SEARCHES",
        "INGEST, ADMIN, WRITES",
        "INGESTION_STATUS, VIEWER, READS",
        "STREAM, VIEWER, READS",
        "AUTHORIZE, ADMIN, WRITES",
        "CALLBACK, ANONYMOUS, WRITES",
        "INSTALL, ANONYMOUS, WRITES",
        "INSTALLED, ANONYMOUS, READS",
        "OAUTH_STATUS, ANONYMOUS, READS",
        "API_KEYS, ADMIN, READS",
        "API_KEY_CHANGES, ADMIN, WRITES",
        "AUDIT, ADMIN, READS",
        "AUDIT_VERIFICATION, ADMIN, WRITES",
        "CONFIG, VIEWER, READS",
        "CONFIG_CHANGES, ADMIN, WRITES",
        "MANIFEST, ADMIN, READS",
        "SCOPES, ADMIN, READS",
        "SESSION_BEGIN, ANONYMOUS, SIGN_INS",
        "SESSION_SLACK, ANONYMOUS, SIGN_INS",
        "SESSION_CALLBACK, ANONYMOUS, SIGN_INS",
        "SESSION, VIEWER, READS",
        "SESSION_END, VIEWER, READS"
    })
    void theTableIsThatOfTheContract(Endpoint endpoint, Role role, String cost) {
        assertThat(endpoint.role()).isEqualTo(role);
        assertThat(endpoint.cost().name()).isEqualTo(cost);
    }

    @ParameterizedTest
    @EnumSource(Endpoint.class)
    void everyRoleComesInExactlyWhereTheTableSaysSo(Endpoint endpoint) {
        Set<Role> welcome = switch (endpoint.role()) {
            case VIEWER -> Set.of(VIEWER, MEMBER, ANALYST, ADMIN);
            case ANALYST -> Set.of(ANALYST, ADMIN);
            case ADMIN -> Set.of(ADMIN);
            default -> Set.of(VIEWER, MEMBER, ANALYST, ADMIN);
        };
        for (Role role : List.of(VIEWER, MEMBER, ANALYST, ADMIN)) {
            Optional<Visitor> visitor = Optional.of(aVisitor(role));
            if (welcome.contains(role)) {
                assertThat(Admission.allowed(visitor, endpoint, true)).isEqualTo(visitor.get());
            } else {
                assertThatThrownBy(() -> Admission.allowed(visitor, endpoint, true))
                        .isInstanceOfSatisfying(
                                Problem.class,
                                problem ->
                                        assertThat(problem.type()).isEqualTo(CommonProblem.INSUFFICIENT_PERMISSIONS));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Endpoint.class)
    void strangersComeInOnlyWhereTheDoorIsOpen(Endpoint endpoint) {
        if (endpoint.role() == ANONYMOUS) {
            assertThat(Admission.allowed(Optional.empty(), endpoint, false).known())
                    .isFalse();
        } else {
            assertThatThrownBy(() -> Admission.allowed(Optional.empty(), endpoint, false))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.type()).isEqualTo(CommonProblem.AUTH_REQUIRED));
        }
    }

    private static Visitor aVisitor(Role role) {
        return new Visitor(new Caller("key:1", role, Optional.empty(), Optional.empty(), false), List.of("T1"));
    }
}

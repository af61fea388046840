package com.atom.slack.gateway.workspaces;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.atom.slack.kit.problems.CommonProblem;
import com.atom.slack.kit.problems.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WorkspaceCursorTest {

    private final WorkspaceCursor cursors = new WorkspaceCursor("kid:c2VjcmV0");

    @Test
    void aCursorLeadsBackToItsTeam() {
        assertThat(cursors.team("key:1", cursors.after("key:1", "T0123ABC"))).isEqualTo("T0123ABC");
    }

    @Test
    void aCursorDoesNotShowItsTeamToAReader() {
        assertThat(cursors.after("key:1", "T0123ABC"))
                .doesNotContain("T0123ABC")
                .matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "not base64!", "AAAA", "VDAxMjNBQkM", "AAAAAAAAAAAAAAAAAAAAAFQwMTIz"})
    @Tag("security-36")
    void whatWasNotSealedHereIsRefused(String cursor) {
        assertRefused(cursor);
    }

    @Test
    @Tag("security-36")
    void aCursorOfAnotherKeyIsRefused() {
        assertRefused(new WorkspaceCursor("kid:b3RoZXI").after("key:1", "T0123ABC"));
    }

    @Test
    @Tag("security-36")
    void aCursorOfAnotherCredentialIsRefused() {
        assertRefused(cursors.after("key:2", "T0123ABC"));
    }

    private void assertRefused(String cursor) {
        assertThatThrownBy(() -> cursors.team("key:1", cursor))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.type()).isEqualTo(CommonProblem.VALIDATION_FAILED));
    }
}

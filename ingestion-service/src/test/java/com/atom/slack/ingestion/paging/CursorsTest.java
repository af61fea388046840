package com.atom.slack.ingestion.paging;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.atom.slack.kit.problems.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CursorsTest {

    private static final String OLD = "old:" + Base64.getEncoder().encodeToString(new byte[32]);
    private static final String NEW = "new:"
            + Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8));

    private final Cursors cursors = new Cursors(OLD);

    @Test
    void opensWhatItSealedForTheSameScope() {
        assertThat(cursors.open("a", cursors.seal("a", "1.5", "", "x")))
                .hasValueSatisfying(position -> assertThat(position).containsExactly("1.5", "", "x"));
    }

    @Test
    @Tag("security-36")
    void refusesAnotherScopeAndEveryAlteration() {
        String cursor = cursors.seal("a", "1");

        assertThatThrownBy(() -> cursors.open("b", cursor)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> cursors.open("a", "x" + cursor)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> cursors.open("a", "no cursor")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> cursors.open("a", "!!!.???")).isInstanceOf(Problem.class);
    }

    /** The last character carries bits that mean nothing, which Base64's decoder passes over. */
    @Test
    @Tag("security-36")
    void refusesACursorThatIsOnlyWrittenOtherwise() {
        String cursor = cursors.seal("a", "1");
        char last = cursor.charAt(cursor.length() - 1);

        assertThatThrownBy(() -> cursors.open("a", cursor.substring(0, cursor.length() - 1) + (char) (last + 1)))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> cursors.open("a", cursor + "==")).isInstanceOf(Problem.class);
    }

    @Test
    void opensCursorsOfAnOlderKeyAfterARotation() {
        String cursor = cursors.seal("a", "1");

        assertThat(new Cursors(NEW + "," + OLD).open("a", cursor)).isPresent();
        assertThatThrownBy(() -> new Cursors(NEW).open("a", cursor)).isInstanceOf(Problem.class);
    }
}

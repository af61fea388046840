package com.atom.slack.client.tokens;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import org.junit.jupiter.api.Test;

import com.atom.slack.contracts.internal.TokenLease;
import com.atom.slack.contracts.internal.TokenLeaseQuestion.RefusedToken;

import static org.assertj.core.api.Assertions.assertThat;

class TokenLeasesTest {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");

    private final AtomicInteger questions = new AtomicInteger();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

    @Test
    void aTokenIsKeptUntilItIsDue() {
        // Given
        TokenLeases leases = new TokenLeases((team, refused) -> leased(NOW.plusSeconds(300)), clock);

        // When
        leases.lease("T1").await().atMost(SOON);
        leases.lease("T1").await().atMost(SOON);

        // Then
        assertThat(questions).hasValue(1);
    }

    @Test
    void aTokenThatIsDueIsAskedForAgain() {
        // Given
        TokenLeases leases = new TokenLeases((team, refused) -> leased(NOW.plusSeconds(1)), clock);

        // When
        leases.lease("T1").await().atMost(SOON);
        leases.lease("T1").await().atMost(SOON);

        // Then
        assertThat(questions).hasValue(2);
    }

    @Test
    void aRefusedTokenIsForgottenButANewerOneStays() {
        // Given
        TokenLeases leases = new TokenLeases((team, refused) -> leased(NOW.plusSeconds(300)), clock);
        TokenLease first = ((LeaseOutcome.Leased) leases.lease("T1").await().atMost(SOON)).lease();
        leases.drop(first, "token_expired");
        leases.lease("T1").await().atMost(SOON);

        // When
        leases.drop(first, "token_expired");
        leases.lease("T1").await().atMost(SOON);

        // Then
        assertThat(questions).hasValue(2);
    }

    @Test
    void aTokenIsGivenBackWhenItsWorkspaceGoes() {
        // Given
        TokenLeases leases = new TokenLeases((team, refused) -> leased(NOW.plusSeconds(300)), clock);
        leases.lease("T1").await().atMost(SOON);

        // When
        leases.forget("T1");
        leases.lease("T1").await().atMost(SOON);

        // Then
        assertThat(questions).hasValue(2);
    }

    @Test
    void theNextQuestionSaysWhichTokenWasRefusedAndWhyAndTheOneAfterDoesNot() {
        // Given
        List<Optional<RefusedToken>> said = new ArrayList<>();
        TokenLeases leases = new TokenLeases(
                (team, refused) -> {
                    said.add(refused);
                    return leased(NOW.plusSeconds(1));
                },
                clock);
        TokenLease first = ((LeaseOutcome.Leased) leases.lease("T1").await().atMost(SOON)).lease();

        // When
        leases.drop(first, "token_revoked");
        leases.lease("T1").await().atMost(SOON);
        leases.lease("T1").await().atMost(SOON);

        // Then
        assertThat(said)
                .containsExactly(Optional.empty(), Optional.of(new RefusedToken(1, "token_revoked")), Optional.empty());
    }

    @Test
    void manyCallersAtOnceMakeOneQuestion() {
        // Given
        AtomicReference<UniEmitter<? super LeaseOutcome>> pending = new AtomicReference<>();
        TokenLeases leases = new TokenLeases(
                (team, refused) -> Uni.createFrom().emitter(emitter -> {
                    questions.incrementAndGet();
                    pending.set(emitter);
                }),
                clock);
        var both = Uni.join()
                .all(leases.lease("T1"), leases.lease("T1"))
                .andFailFast()
                .subscribeAsCompletionStage();

        // When
        pending.get().complete(new LeaseOutcome.NeedsReauth());

        // Then
        assertThat(both).succeedsWithin(Duration.ofSeconds(1));
        assertThat(questions).hasValue(1);
    }

    private Uni<LeaseOutcome> leased(Instant until) {
        int generation = questions.incrementAndGet();
        String token = "token-" + generation;
        return Uni.createFrom()
                .item(new LeaseOutcome.Leased(new TokenLease(token, "T1", "A1", "U1", List.of(), until, generation)));
    }
}

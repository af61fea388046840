package com.atom.slack.kit.outbox;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.atom.slack.devstack.testing.TestInfrastructure;

import static org.assertj.core.api.Assertions.assertThat;

class OutboxRelayIT {

    private static final String TABLES = """
            drop table if exists auth.outbox, auth.outbox_seq;
            create table auth.outbox (id bigint generated always as identity primary key, team text not null,
                topic text not null, records jsonb not null, record_count int not null, first_seq bigint,
                created_at timestamptz not null default now(), sent_at timestamptz);
            create table auth.outbox_seq (team text primary key, last_seq bigint not null);
            grant usage on schema auth to auth_app;
            grant select, insert, update, delete on auth.outbox, auth.outbox_seq to auth_app;
            """;

    private final Outbox outbox = new Outbox(new ObjectMapper());
    private final List<String> published = new CopyOnWriteArrayList<>();
    private Pool owner;
    private Pool pool;

    record Word(String text, long seq) {}

    @BeforeEach
    void tables() {
        owner = pool("auth_owner");
        pool = pool("auth_app");
        owner.query(TABLES).execute().await().atMost(Duration.ofSeconds(10));
    }

    @AfterEach
    void close() {
        owner.query("drop table auth.outbox, auth.outbox_seq").execute().await().atMost(Duration.ofSeconds(10));
        owner.closeAndAwait();
        pool.closeAndAwait();
    }

    @Test
    void publishesInOrderWithANumberThatRisesByOneForEachTeam() {
        append("T1", "a", "b");
        append("T2", "x");
        append("T1", "c");

        relay(this::publish).round().await().atMost(Duration.ofSeconds(10));

        assertThat(published).containsExactly("T1 a 1", "T1 b 2", "T2 x 1", "T1 c 3");
    }

    @Test
    void publishesNothingOfATransactionThatWasRolledBack() {
        Uni<Void> failing = pool.withTransaction(connection -> outbox.append(
                        connection, "T1", "topic", List.of(new Outbox.Entry("T1", new Word("lost", 0))))
                .chain(() -> Uni.createFrom().failure(new IllegalStateException("rolled back"))));
        failing.onFailure().recoverWithNull().await().atMost(Duration.ofSeconds(10));

        relay(this::publish).round().await().atMost(Duration.ofSeconds(10));

        assertThat(published).isEmpty();
    }

    @Test
    void keepsTheNumberOfARecordThatIsPublishedTwice() {
        append("T1", "a", "b");
        AtomicInteger calls = new AtomicInteger();
        OutboxRelay dyingAtTheSecond = relay((topic, key, value) -> calls.incrementAndGet() == 2
                ? Uni.createFrom().failure(new IllegalStateException("the broker is gone"))
                : publish(topic, key, value));

        dyingAtTheSecond.round().onFailure().recoverWithItem(0).await().atMost(Duration.ofSeconds(10));
        append("T1", "c");
        relay(this::publish).round().await().atMost(Duration.ofSeconds(10));

        assertThat(published).containsExactly("T1 a 1", "T1 a 1", "T1 b 2", "T1 c 3");
    }

    @Test
    void aRowThatCommittedLateComesAfterThoseThatWereNumberedBeforeIt() {
        append("T1", "early");
        Duration limit = Duration.ofSeconds(10);
        // as if the first row had not been visible yet when the second was numbered
        owner.query(
                        "update auth.outbox set records = '[[\"T1\", {\"text\": \"early\"}]]', record_count = 1, first_seq = 1;"
                                + " insert into auth.outbox (id, team, topic, records, record_count) overriding system value"
                                + " select id - 1, team, topic, '[[\"T1\", {\"text\": \"late\"}]]', 1 from auth.outbox;"
                                + " insert into auth.outbox_seq values ('T1', 1)")
                .execute()
                .await()
                .atMost(limit);

        relay(this::publish).round().await().atMost(limit);

        assertThat(published).containsExactly("T1 early 1", "T1 late 2");
    }

    @Test
    void aRoundEndsBeforeALongBacklogHoldsUpWhoeverSharesTheLoop() {
        String[] many = IntStream.range(0, 1500).mapToObj(i -> "w" + i).toArray(String[]::new);
        append("T1", many);
        append("T1", many);
        append("T1", many);

        OutboxRelay relay = relay(this::publish);
        assertThat(relay.round().await().atMost(Duration.ofSeconds(20))).isEqualTo(2);
        assertThat(relay.round().await().atMost(Duration.ofSeconds(20))).isEqualTo(1);
        assertThat(published).hasSize(4500).last().isEqualTo("T1 w1499 4500");
    }

    @Test
    void splitsABatchThatIsTooLargeForOneRow() {
        String large = "x".repeat(100_000);
        List<Outbox.Entry> entries = IntStream.range(0, 12)
                .mapToObj(i -> new Outbox.Entry("T1", new Word(large + i, 0)))
                .toList();

        pool.withTransaction(connection -> outbox.append(connection, "T1", "topic", entries))
                .await()
                .atMost(Duration.ofSeconds(10));
        relay((topic, key, value) -> {
                    published.add(new JsonObject(value).getLong("seq").toString());
                    return Uni.createFrom().voidItem();
                })
                .round()
                .await()
                .atMost(Duration.ofSeconds(10));

        assertThat(published)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 12).mapToObj(String::valueOf).toList());
    }

    @Test
    void publishesByItselfOnceStartedWhateverTheNumberOfReplicas() {
        List<Cancellable> replicas =
                List.of(relay(this::publish).start(), relay(this::publish).start());
        try {
            append("T1", "a");
            append("T1", "b");
            append("T1", "c");

            Awaitility.await("all published")
                    .atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(published).containsExactly("T1 a 1", "T1 b 2", "T1 c 3"));
        } finally {
            replicas.forEach(Cancellable::cancel);
        }
    }

    private Uni<Void> publish(String topic, String key, String value) {
        JsonObject word = new JsonObject(value);
        published.add(key + " " + word.getString("text") + " " + word.getLong("seq"));
        return Uni.createFrom().voidItem();
    }

    private OutboxRelay relay(OutboxRelay.Publisher publisher) {
        return new OutboxRelay(pool, "auth", publisher);
    }

    private void append(String team, String... words) {
        List<Outbox.Entry> entries = List.of(words).stream()
                .map(word -> new Outbox.Entry(team, new Word(word, 0)))
                .toList();
        pool.withTransaction(connection -> outbox.append(connection, team, "topic", entries))
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    private static Pool pool(String role) {
        PgConnectOptions options = PgConnectOptions.fromUri(
                        TestInfrastructure.shared().databaseUrl())
                .setUser(role)
                .setPassword(TestInfrastructure.PASSWORD)
                .addProperty("search_path", "auth,public");
        return Pool.newInstance(io.vertx.sqlclient.Pool.pool(options, new PoolOptions().setMaxSize(4)));
    }
}

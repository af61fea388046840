package com.atom.slack.devstack.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import com.atom.slack.devstack.infrastructure.Durability;
import com.atom.slack.devstack.infrastructure.Folders;
import com.atom.slack.devstack.infrastructure.KafkaServer;
import com.atom.slack.devstack.infrastructure.Postgres;
import com.atom.slack.devstack.infrastructure.Provisioning;
import com.atom.slack.devstack.infrastructure.Redis;
import com.atom.slack.devstack.infrastructure.Schema;
import com.atom.slack.devstack.process.Child;
import com.atom.slack.devstack.process.FreePort;

/**
 * One PostgreSQL, one Redis and one Kafka for the whole JVM, whichever class loader asks: Quarkus may load this class several
 * times in one run, so what is running is noted in the system properties. All of it ends with the JVM, data included.
 */
public final class TestInfrastructure {

    /** Every role of the test database has this password. */
    public static final String PASSWORD = "test-only";

    private static final String NOTE = "atom.test.infrastructure.";

    /** A literal is one object for all class loaders. The properties themselves would not do: the JDK locks them too. */
    private static final Object LOCK = "atom.test.infrastructure.lock";

    private final int postgresPort;
    private final int redisPort;
    private final int kafkaPort;
    private final Path folder;

    private TestInfrastructure(int postgresPort, int redisPort, int kafkaPort, Path folder) {
        this.postgresPort = postgresPort;
        this.redisPort = redisPort;
        this.kafkaPort = kafkaPort;
        this.folder = folder;
    }

    /** Starts what is not running yet; takes a few seconds the first time and nothing after that. */
    public static TestInfrastructure shared() {
        Properties noted = System.getProperties();
        synchronized (LOCK) {
            if (!noted.containsKey(NOTE + "folder")) {
                startAll().noteIn(noted);
            }
            return new TestInfrastructure(
                    Integer.getInteger(NOTE + "postgres"),
                    Integer.getInteger(NOTE + "redis"),
                    Integer.getInteger(NOTE + "kafka"),
                    Path.of(noted.getProperty(NOTE + "folder")));
        }
    }

    /** {@code postgresql://127.0.0.1:port/atom}. */
    public String databaseUrl() {
        return "postgresql://127.0.0.1:" + postgresPort + "/" + Provisioning.DATABASE;
    }

    public String redisUrl() {
        return "redis://127.0.0.1:" + redisPort;
    }

    public String kafkaBootstrapServers() {
        return "127.0.0.1:" + kafkaPort;
    }

    /** A folder for whatever else a test needs; deleted when the JVM ends. */
    public Path folder() {
        return folder;
    }

    private void noteIn(Properties properties) {
        properties.setProperty(NOTE + "postgres", Integer.toString(postgresPort));
        properties.setProperty(NOTE + "redis", Integer.toString(redisPort));
        properties.setProperty(NOTE + "kafka", Integer.toString(kafkaPort));
        properties.setProperty(NOTE + "folder", folder.toString());
    }

    private static TestInfrastructure startAll() {
        Path folder = Path.of(
                        "target", "infrastructure-" + ProcessHandle.current().pid())
                .toAbsolutePath();
        Folders.delete(folder);
        List<Integer> ports = FreePort.several(4);
        Postgres postgres = new Postgres(folder.resolve("postgres"), ports.get(0), PASSWORD, Durability.DISPOSABLE);
        Redis redis = new Redis(folder.resolve("redis"), ports.get(1), Durability.DISPOSABLE);
        KafkaServer kafka = new KafkaServer(folder.resolve("kafka"), ports.get(2), ports.get(3));
        var kafkaStart = CompletableFuture.supplyAsync(
                () -> kafka.start(folder.resolve("kafka.log")), TestInfrastructure::beside);
        var redisStart = CompletableFuture.supplyAsync(
                () -> redis.start(folder.resolve("redis.log")), TestInfrastructure::beside);
        Child database = postgres.start(folder.resolve("postgres.log"));
        new Provisioning(postgres::connect).apply(passwords());
        endWithThisProcess(List.of(database, redisStart.join(), kafkaStart.join()), folder);
        return new TestInfrastructure(ports.get(0), ports.get(1), ports.get(2), folder);
    }

    /** Kafka's client finds its classes through the thread; the common pool's threads know other loaders than Quarkus' tests. */
    private static void beside(Runnable task) {
        Thread thread = new Thread(task, "infrastructure");
        thread.setContextClassLoader(TestInfrastructure.class.getClassLoader());
        thread.start();
    }

    private static Map<String, String> passwords() {
        return Schema.loginRoles().collect(Collectors.toMap(role -> role, role -> PASSWORD));
    }

    private static void endWithThisProcess(List<Child> children, Path folder) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            children.forEach(Child::kill);
            Folders.delete(folder);
        }));
    }
}

package com.atom.slack.devstack.infrastructure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** The main class of the broker's own JVM: formats the storage on first use, then runs Kafka as its own main class would. */
final class KafkaBroker {

    private KafkaBroker() {}

    /** @param arguments the broker's properties file */
    public static void main(String[] arguments) throws Exception {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(Path.of(arguments[0]))) {
            properties.load(reader);
        }
        format(properties.getProperty("log.dirs"), arguments[0]);
        Kafka.main(arguments);
    }

    private static void format(String folder, String configuration) {
        if (Files.exists(Path.of(folder, "meta.properties"))) {
            return;
        }
        String clusterId = Uuid.randomUuid().toString();
        String[] command = {"format", "--cluster-id", clusterId, "--config", configuration};
        if (StorageTool.execute(command, System.out) != 0) {
            throw new IllegalStateException("cannot format " + folder);
        }
    }
}

package com.atom.slack.kit.topics;

import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Opens Kafka's admin client the way every other client of a service reaches the broker: with TLS and SASL as {@code kafka.*} says. */
public final class BrokerAccess {

    private static final String PREFIX = "kafka.";

    private BrokerAccess() {}

    /** The caller closes it. */
    public static Admin admin(String bootstrapServers) {
        Map<String, Object> settings = settings(ConfigProvider.getConfig());
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return Admin.create(settings);
    }

    static Map<String, Object> settings(Config config) {
        Map<String, Object> settings = new HashMap<>();
        for (String name : AdminClientConfig.configNames()) {
            config.getOptionalValue(PREFIX + name, String.class).ifPresent(value -> settings.put(name, value));
        }
        return settings;
    }
}

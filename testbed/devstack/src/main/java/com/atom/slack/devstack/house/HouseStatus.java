package com.atom.slack.devstack.house;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ./atom status --json} prints; tools rely on these names.
 *
 * @param simulator null when real Slack is used
 * @param services  by label: gateway, auth, events, ingestion, analytics
 */
public record HouseStatus(
        State state,
        String gateway,
        @Nullable String simulator,
        Map<String, Service> services,
        Postgres postgres,
        Redis redis,
        Kafka kafka) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param pid null while it does not run; so is the memory, in MiB and resident */
    public record Service(
            String url,
            @JsonProperty("management_url") String managementUrl,
            @Nullable Long pid,
            State state,
            @JsonProperty("rss_mb") @Nullable Long rssMb) {}

    /** @param pid null when the server was given by address, or does not run */
    public record Postgres(
            String host,
            int port,
            String database,
            @Nullable Long pid) {}

    /** @param pid as of {@link Postgres} */
    public record Redis(String url, @Nullable Long pid) {}

    /** @param pid as of {@link Postgres} */
    public record Kafka(String bootstrap, @Nullable Long pid) {}

    public String toJson() {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of a house that does not run. */
    public static HouseStatus stopped(HouseSettings settings) {
        return StatusBoard.stopped(settings);
    }

    static HouseStatus fromJson(String json) {
        try {
            return JSON.readValue(json, HouseStatus.class);
        } catch (JsonProcessingException e) {
            throw new Refusal("the house answered something else than its status: " + e.getOriginalMessage());
        }
    }
}

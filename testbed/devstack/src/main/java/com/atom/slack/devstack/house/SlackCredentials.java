package com.atom.slack.devstack.house;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Slack gave its app: real ones from the environment, or the simulator's.
 *
 * @param appId      empty when it was not given; the services then try each secret
 * @param apiBaseUrl {@code https://slack.com/api} or the simulator's
 */
public record SlackCredentials(
        String clientId, String clientSecret, String signingSecret, Optional<String> appId, String apiBaseUrl) {

    private static final String REAL_API = "https://slack.com/api";
    private static final List<String> REQUIRED =
            List.of("SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "SLACK_SIGNING_SECRET");

    /**
     * Empty when no credential is set: the demo workspace is meant then.
     *
     * @throws Refusal when only some are set
     */
    public static Optional<SlackCredentials> from(Map<String, String> environment) {
        List<String> missing =
                REQUIRED.stream().filter(name -> isBlank(environment, name)).toList();
        if (missing.size() == REQUIRED.size()) {
            return Optional.empty();
        }
        if (!missing.isEmpty()) {
            throw new Refusal("Slack's credentials are only half set, missing " + String.join(", ", missing)
                    + ": set all three for a real workspace, or none for the demo workspace");
        }
        return Optional.of(new SlackCredentials(
                environment.get("SLACK_CLIENT_ID"),
                environment.get("SLACK_CLIENT_SECRET"),
                environment.get("SLACK_SIGNING_SECRET"),
                Optional.ofNullable(environment.get("SLACK_APP_ID")).filter(id -> !id.isBlank()),
                environment.getOrDefault("SLACK_API_BASE_URL", REAL_API)));
    }

    private static boolean isBlank(Map<String, String> environment, String name) {
        return environment.getOrDefault(name, "").isBlank();
    }
}

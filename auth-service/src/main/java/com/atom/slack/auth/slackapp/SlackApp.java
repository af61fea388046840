package com.atom.slack.auth.slackapp;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;

/** The configured app: its addresses, and whether an installation could succeed. */
// before anything is made at start: a fault in the configuration leaves nothing behind
@Startup(Interceptor.Priority.PLATFORM_BEFORE - 1)
@Singleton
public class SlackApp {

    private static final URI SLACK = URI.create("https://slack.com/api");
    private static final String CALLBACK = "/api/auth/slack/callback";

    private final SlackConfig config;
    private final PublicAddress address;
    private final String apiBase;

    SlackApp(SlackConfig config, PublicAddressConfig publicAddress) {
        this.config = config;
        this.address = PublicAddress.of(publicAddress.origin().orElse(URI.create("http://localhost:8080")));
        this.apiBase = apiBase(config.apiBaseUrl().orElse(SLACK));
    }

    private static String apiBase(URI given) {
        boolean safe = "https".equals(given.getScheme())
                || ("http".equals(given.getScheme()) && PublicAddress.isLoopback(given));
        if (!safe || given.getHost() == null) {
            throw new ConfigurationException(
                    "SLACK_API_BASE_URL must be https (http on loopback only): the client secret is sent there");
        }
        return given.toString().replaceAll("/+$", "");
    }

    /** Names of the variables without which an installation cannot succeed; empty when all is set. */
    public List<String> missing() {
        Map<String, Boolean> present = new LinkedHashMap<>();
        present.put("SLACK_CLIENT_ID", config.clientId().isPresent());
        present.put("SLACK_CLIENT_SECRET", config.clientSecret().isPresent());
        present.put("SLACK_SIGNING_SECRET", config.signingSecret().isPresent());
        present.put("ATOM_PUBLIC_URL", address.isSafe());
        List<String> missing = new ArrayList<>();
        present.forEach((name, set) -> {
            if (!set) {
                missing.add(name);
            }
        });
        return missing;
    }

    public PublicAddress address() {
        return address;
    }

    /** Registered at Slack, character by character. */
    public URI redirectUri() {
        return config.redirectUri().orElseGet(() -> address.at(CALLBACK));
    }

    public List<String> defaultScopes() {
        return config.botScopes();
    }

    /** How long a person has to come back from Slack. */
    public Duration stateLifetime() {
        return config.stateTtl();
    }

    /** The deadline of one call to Slack. */
    public Duration timeout() {
        return config.timeout();
    }

    /** Slack's consent page for one state. */
    public URI authorizePage(
            List<String> scopes,
            List<String> userScopes,
            Optional<String> team,
            String state,
            Optional<String> challenge) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("client_id", config.clientId().orElseThrow());
        parameters.put("scope", String.join(",", scopes));
        parameters.put("user_scope", String.join(",", userScopes));
        parameters.put("redirect_uri", redirectUri().toString());
        team.ifPresent(expected -> parameters.put("team", expected));
        parameters.put("state", state);
        challenge.ifPresent(given -> {
            parameters.put("code_challenge", given);
            parameters.put("code_challenge_method", "S256");
        });
        String query = parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return URI.create(apiBase.replaceAll("/api$", "") + "/oauth/v2/authorize?" + query);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Whether codes are bound to a verifier. */
    public boolean usesPkce() {
        return config.pkce();
    }

    /** Whether a grant is for this app; true when no app id is configured. */
    public boolean isOurs(String appId) {
        return config.appId().map(appId::equals).orElse(true);
    }

    /** With a slash at the end, as Slack's client wants it. */
    String methodsPrefix() {
        return apiBase + "/";
    }
}

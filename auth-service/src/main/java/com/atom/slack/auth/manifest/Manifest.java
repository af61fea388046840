package com.atom.slack.auth.manifest;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import com.atom.slack.auth.slackapp.SlackApp;

/**
 * An app manifest, schema 2.0.0, for an app of one's own: to be pasted at api.slack.com, "From a manifest".
 *
 * @see <a href="https://docs.slack.dev/reference/app-manifest">App manifest reference</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Manifest(DisplayInformation displayInformation, Features features, OauthConfig oauthConfig, Settings settings) {

    private static final String EVENTS = "/api/integrations/slack/events";

    record DisplayInformation(String name, String description) {}

    record Features(BotUser botUser) {}

    record BotUser(String displayName, boolean alwaysOnline) {}

    record OauthConfig(List<String> redirectUrls, Scopes scopes) {}

    record Scopes(List<String> bot) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Settings(
            EventSubscriptions eventSubscriptions,
            boolean orgDeployEnabled,
            boolean socketModeEnabled,
            boolean tokenRotationEnabled) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EventSubscriptions(@Nullable String requestUrl, List<String> botEvents) {}

    /** @param socketMode whether events come over a socket that we open, and not to an address of ours */
    static Manifest of(SlackApp app, boolean socketMode) {
        List<String> scopes = Stream.concat(
                        app.defaultScopes().stream(),
                        Arrays.stream(Need.values()).flatMap(need -> need.scopes().stream()))
                .distinct()
                .sorted()
                .toList();
        return new Manifest(
                new DisplayInformation("ATOM", "A complete, searchable archive of this workspace"),
                new Features(new BotUser("atom", true)),
                new OauthConfig(List.of(app.redirectUri().toString()), new Scopes(scopes)),
                new Settings(
                        new EventSubscriptions(
                                socketMode ? null : app.address().at(EVENTS).toString(), events(Set.copyOf(scopes))),
                        false,
                        socketMode,
                        false));
    }

    /** Slack refuses a manifest that subscribes to what its scopes do not show. */
    private static List<String> events(Set<String> scopes) {
        return Arrays.stream(Need.values())
                .filter(need -> scopes.containsAll(need.scopes()))
                .flatMap(need -> need.events().stream())
                .sorted()
                .toList();
    }
}

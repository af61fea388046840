package com.atom.slack.simulator.control;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.delivery.EventTypes;
import com.atom.slack.simulator.oauth.Scopes;
import com.atom.slack.simulator.workspace.World;

/**
 * Whether an app can work with the settings somebody wishes for it. Types are looked at where settings are taken; here
 * it is what a field says.
 */
final class AppWish {
    private static final List<String> ADDRESSES = List.of("request_url", "interactivity_url", "options_url");
    private static final List<String> SCOPES = List.of("scopes", "optional_scopes", "optional_user_scopes");
    private static final Set<String> OF_A_COMMAND = Set.of("command", "url", "description", "should_escape");
    /** Schemes that take a browser to no program. */
    private static final Set<String> NO_PROGRAM =
            Set.of("about", "blob", "data", "file", "ftp", "javascript", "mailto", "vbscript", "ws", "wss");

    private final World world;

    AppWish(World world) {
        this.world = world;
    }

    /** @throws IllegalArgumentException names the field and what is wrong with it */
    void check(ObjectNode wish) {
        if (wish.has("name") && !wish.get("name").isTextual()) {
            throw new IllegalArgumentException("name is to be a string");
        }
        ADDRESSES.forEach(field -> address(field, wish.path(field)));
        wish.path("redirect_uris").forEach(uri -> redirect(uri.asText()));
        wish.path("events").forEach(event -> event(event.asText()));
        SCOPES.forEach(field -> wish.path(field).forEach(scope -> scope(field, scope.asText())));
        wish.path("link_domains").forEach(domain -> domain(domain.asText()));
        String home = wish.path("home_team").asText("");
        if (!home.isEmpty() && world.team(home).isEmpty()) {
            throw new IllegalArgumentException("home_team is to be a workspace there is, not \"" + home + "\"");
        }
        wish.path("commands").forEach(AppWish::command);
    }

    /** An empty one switches off. */
    private static void address(String field, JsonNode value) {
        String url = value.asText("");
        if (!url.isEmpty() && !isWeb(uri(field, url))) {
            throw new IllegalArgumentException(field + " is to be an http or https address, not \"" + url + "\"");
        }
    }

    private static boolean isWeb(URI uri) {
        return List.of("http", "https").contains(scheme(uri)) && uri.getHost() != null && uri.getRawFragment() == null;
    }

    /** An app with PKCE may have a scheme of its own, and PKCE may be switched on later. */
    private static void redirect(String url) {
        URI uri = uri("redirect_uris", url);
        boolean own = scheme(uri).matches("[a-z][a-z0-9+.-]+")
                && !scheme(uri).matches("https?")
                && !NO_PROGRAM.contains(scheme(uri))
                && uri.getRawFragment() == null;
        if (!own && !isWeb(uri)) {
            throw new IllegalArgumentException(
                    "redirect_uris are to be http or https addresses, or have a scheme of the app's own, without a"
                            + " fragment; not \"" + url + "\"");
        }
    }

    private static URI uri(String field, String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(field + ": \"" + url + "\" is no address", e);
        }
    }

    private static String scheme(URI uri) {
        return uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    }

    private static void event(String name) {
        if (!EventTypes.ALL.contains(name) && !EventTypes.RAISED_BY_HAND.contains(name)) {
            throw new IllegalArgumentException("events: there is no event \"" + name + "\" to subscribe to");
        }
    }

    private static void scope(String field, String scope) {
        if (!Scopes.isKnown(scope)) {
            throw new IllegalArgumentException(field + ": there is no scope \"" + scope + "\"");
        }
    }

    private static void domain(String domain) {
        if (!domain.matches("(?i)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*")) {
            throw new IllegalArgumentException(
                    "link_domains are to be domains without scheme and path, not \"" + domain + "\"");
        }
    }

    private static void command(JsonNode command) {
        command.fieldNames().forEachRemaining(field -> {
            if (!OF_A_COMMAND.contains(field)) {
                throw new IllegalArgumentException("commands: a command has no field " + field);
            }
        });
        for (String field : List.of("url", "description")) {
            if (command.has(field) && !command.get(field).isTextual()) {
                throw new IllegalArgumentException("commands: " + field + " is to be a string");
            }
        }
        if (command.has("should_escape") && !command.get("should_escape").isBoolean()) {
            throw new IllegalArgumentException("commands: should_escape is to be true or false");
        }
        address("commands: url", command.path("url"));
    }
}

package com.atom.slack.simulator.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.acts.Acts;
import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.apps.Code;
import com.atom.slack.simulator.apps.Secrets;
import com.atom.slack.simulator.apps.Vault;
import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.webapi.WebApi;
import com.atom.slack.simulator.wire.Exchange;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Changes;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.World;

/** OAuth v2: the authorize page in a browser, the code, and its one exchange within ten minutes. */
public final class OAuth {
    private static final Duration CODE_LIFE = Duration.ofMinutes(10);

    private final World world;
    private final Vault vault;
    private final Secrets secrets;
    private final Pace pace;
    private final Installations installations;
    private final WebApi webApi;
    private final boolean autoApprove;

    /** @param autoApprove nobody is asked: the page answers at once as if Allow had been pressed */
    public OAuth(
            World world,
            Vault vault,
            Secrets secrets,
            Pace pace,
            Acts acts,
            Changes changes,
            WebApi webApi,
            boolean autoApprove) {
        this.world = world;
        this.vault = vault;
        this.secrets = secrets;
        this.pace = pace;
        this.installations = new Installations(acts, changes, vault);
        this.webApi = webApi;
        this.autoApprove = autoApprove;
    }

    /** {@code GET} shows the page or redirects; {@code POST} is a button of the page. */
    public void authorize(Exchange exchange) {
        Map<String, String> asked = new LinkedHashMap<>(exchange.query());
        asked.putAll(exchange.form());
        Optional<App> known = vault.appByClientId(asked.getOrDefault("client_id", ""));
        if (known.isEmpty()) {
            exchange.html(400, AuthorizePage.error("invalid_client_id"));
            return;
        }
        App app = known.get();
        Optional<String> redirect = redirect(app, asked.getOrDefault("redirect_uri", ""));
        String problem = problem(app, asked, redirect);
        if (!problem.isEmpty()) {
            exchange.html(400, AuthorizePage.error(problem));
            return;
        }
        String decision = exchange.method().equals("POST") ? asked.getOrDefault("decision", "") : "";
        if (decision.equals("cancel")) {
            exchange.redirect(Callback.to(redirect.orElseThrow(), "error", "access_denied", asked.get("state")));
        } else if (autoApprove || decision.equals("allow")) {
            String code = allow(app, asked);
            exchange.redirect(Callback.to(redirect.orElseThrow(), "code", code, asked.get("state")));
        } else {
            exchange.html(200, AuthorizePage.ask(app, team(asked), asked));
        }
    }

    private static Optional<String> redirect(App app, String asked) {
        return app.settings().redirectUris().stream()
                .filter(uri -> asked.isEmpty() || uri.equals(asked))
                .findFirst();
    }

    private static String problem(App app, Map<String, String> asked, Optional<String> redirect) {
        List<String> scopes = scopes(asked, "scope");
        if (redirect.isEmpty()) {
            return "bad_redirect_uri";
        }
        if (scopes.isEmpty() && scopes(asked, "user_scope").isEmpty()) {
            return "no_scopes";
        }
        boolean known = scopes.stream().allMatch(scope -> scope.matches("[a-z_]+([.:][a-z_.]+)*(:[a-z_.]+)?"));
        return known
                        && (app.settings().scopes().isEmpty()
                                || app.settings().scopes().containsAll(scopes))
                ? ""
                : "invalid_scope";
    }

    private static List<String> scopes(Map<String, String> asked, String name) {
        String list = asked.getOrDefault(name, "").strip();
        return list.isEmpty() ? List.of() : List.of(list.split("[, ]+"));
    }

    private Team team(Map<String, String> asked) {
        return world.team(asked.getOrDefault("team", ""))
                .orElseGet(() -> world.teams().values().iterator().next());
    }

    private String allow(App app, Map<String, String> asked) {
        Team team = team(asked);
        Code code = new Code(
                secrets.code(),
                app.id(),
                team.id(),
                team.admin().id(),
                asked.getOrDefault("redirect_uri", ""),
                scopes(asked, "scope"),
                scopes(asked, "user_scope"),
                asked.getOrDefault("code_challenge", ""),
                pace.millis() + pace.scaledMillis(CODE_LIFE.toMillis()));
        vault.keep(code);
        return code.code();
    }

    /** {@code POST /api/oauth.v2.access}. */
    public void access(Exchange exchange) {
        Map<String, String> asked = new LinkedHashMap<>(exchange.query());
        asked.putAll(exchange.form());
        basic(exchange, asked);
        ObjectNode answer = exchanged(asked);
        String team = answer.path("team").path("id").asText("");
        webApi.note("oauth.v2.access", team, asked, 200, answer.path("error").asText(""), 0);
        exchange.json(200, answer);
    }

    private static void basic(Exchange exchange, Map<String, String> asked) {
        exchange.header("Authorization")
                .filter(header -> header.regionMatches(true, 0, "Basic ", 0, 6))
                .ifPresent(header -> {
                    try {
                        byte[] plain =
                                Base64.getDecoder().decode(header.substring(6).strip());
                        String[] pair = new String(plain, StandardCharsets.UTF_8).split(":", 2);
                        asked.put("client_id", pair[0]);
                        asked.put("client_secret", pair.length == 2 ? pair[1] : "");
                    } catch (IllegalArgumentException e) {
                        asked.remove("client_secret");
                    }
                });
    }

    private ObjectNode exchanged(Map<String, String> asked) {
        Optional<App> app = vault.appByClientId(asked.getOrDefault("client_id", ""));
        if (app.isEmpty()) {
            return refused("invalid_client_id");
        }
        if (!app.get().credentials().clientSecret().equals(asked.getOrDefault("client_secret", ""))) {
            return refused("bad_client_secret");
        }
        String grantType = asked.getOrDefault("grant_type", "authorization_code");
        if (!grantType.equals("authorization_code")) {
            return refused(grantType.equals("refresh_token") ? "invalid_refresh_token" : "invalid_grant_type");
        }
        Optional<Code> code = vault.take(asked.getOrDefault("code", ""), pace.millis())
                .filter(taken -> taken.appId().equals(app.get().id()));
        if (code.isEmpty()) {
            return refused("invalid_code");
        }
        if (!code.get().redirectUri().equals(asked.getOrDefault("redirect_uri", ""))) {
            return refused("bad_redirect_uri");
        }
        if (!verified(code.get().challenge(), asked.getOrDefault("code_verifier", ""))) {
            return refused("invalid_code_verifier");
        }
        return installations.install(app.get(), world.teams().get(code.get().team()), code.get());
    }

    private static boolean verified(String challenge, String verifier) {
        if (challenge.isEmpty()) {
            return true;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest)
                    .equals(challenge);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static ObjectNode refused(String error) {
        return Json.object().put("ok", false).put("error", error);
    }
}

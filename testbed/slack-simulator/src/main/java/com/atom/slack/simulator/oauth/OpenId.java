package com.atom.slack.simulator.oauth;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.apps.Secrets;
import com.atom.slack.simulator.apps.Vault;
import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.webapi.ApiError;
import com.atom.slack.simulator.webapi.WebApi;
import com.atom.slack.simulator.wire.Exchange;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.User;
import com.atom.slack.simulator.workspace.World;

/**
 * Sign in with Slack: OpenID Connect's authorization code flow with RS256. Codes and access tokens live in memory, ten
 * minutes each; the key is a new one at every start.
 */
public final class OpenId {
    private static final Duration CODE_LIFE = Duration.ofMinutes(10);
    private static final int CALLS_A_MINUTE = 100;
    private static final String CLAIM = "https://slack.com/";

    private final World world;
    private final Vault vault;
    private final Secrets secrets;
    private final Pace pace;
    private final WebApi webApi;
    private final boolean autoApprove;
    private final IdTokenKey key = new IdTokenKey();
    private final Map<String, SignIn> codes = new ConcurrentHashMap<>();
    private final Map<String, SignIn> tokens = new ConcurrentHashMap<>();

    /** @param autoApprove nobody is asked */
    public OpenId(World world, Vault vault, Secrets secrets, Pace pace, WebApi webApi, boolean autoApprove) {
        this.world = world;
        this.vault = vault;
        this.secrets = secrets;
        this.pace = pace;
        this.webApi = webApi;
        this.autoApprove = autoApprove;
    }

    private record SignIn(App app, Team team, User user, String redirect, String nonce, String scope, long until) {}

    /** Whether it is a page or a method of Sign in with Slack. */
    public boolean takes(String path) {
        return path.startsWith("/openid/connect/")
                || path.startsWith("/api/openid.connect.")
                || path.equals("/.well-known/openid-configuration");
    }

    public void handle(Exchange exchange) {
        switch (exchange.path()) {
            case "/openid/connect/authorize" -> authorize(exchange);
            case "/openid/connect/keys" -> exchange.json(200, key.published());
            case "/.well-known/openid-configuration" -> exchange.json(200, discovery("http://" + exchange.host()));
            case "/api/openid.connect.token" -> token(exchange);
            case "/api/openid.connect.userInfo" -> userInfo(exchange);
            default -> exchange.refuse(404, "not_found", exchange.path());
        }
    }

    private static ObjectNode discovery(String base) {
        ObjectNode document = Json.object()
                .put("issuer", base)
                .put("authorization_endpoint", base + "/openid/connect/authorize")
                .put("token_endpoint", base + "/api/openid.connect.token")
                .put("userinfo_endpoint", base + "/api/openid.connect.userInfo")
                .put("jwks_uri", base + "/openid/connect/keys");
        document.putArray("scopes_supported").add("openid").add("profile").add("email");
        document.putArray("response_types_supported").add("code");
        document.putArray("response_modes_supported").add("form_post");
        document.putArray("grant_types_supported").add("authorization_code");
        document.putArray("subject_types_supported").add("public");
        document.putArray("id_token_signing_alg_values_supported").add("RS256");
        document.putArray("token_endpoint_auth_methods_supported")
                .add("client_secret_post")
                .add("client_secret_basic");
        return document.put("claims_parameter_supported", false).put("request_parameter_supported", false);
    }

    private void authorize(Exchange exchange) {
        Map<String, String> asked = new LinkedHashMap<>(exchange.query());
        asked.putAll(exchange.form());
        try {
            App app = vault.appByClientId(asked.getOrDefault("client_id", ""))
                    .orElseThrow(() -> new PageError("invalid_client_id"));
            String back = RedirectUrl.of(app, asked.getOrDefault("redirect_uri", ""))
                    .orElseThrow(() -> new PageError("bad_redirect_uri"))
                    .url();
            String state = asked.get("state");
            String decision = asked.getOrDefault("_sim_decision", asked.getOrDefault("decision", ""));
            check(asked);
            if (decision.equals("cancel")) {
                exchange.redirect(Callback.to(back, "error", "access_denied", state));
            } else if (autoApprove || decision.equals("allow")) {
                exchange.redirect(Callback.to(back, "code", code(app, asked), state));
            } else {
                exchange.html(200, SignInPage.html(app.name(), asked));
            }
        } catch (PageError error) {
            exchange.html(400, AuthorizePage.error(error));
        }
    }

    private static void check(Map<String, String> asked) {
        List<String> scopes = List.of(asked.getOrDefault("scope", "").split("[ ,+]"));
        if (!scopes.contains("openid") || !List.of("openid", "profile", "email").containsAll(scopes)) {
            throw new PageError("invalid_scope");
        }
        if (!"code".equals(asked.get("response_type"))) {
            throw new PageError("invalid_arguments", "response_type is to be code");
        }
    }

    private String code(App app, Map<String, String> asked) {
        String wished = asked.getOrDefault(Consents.TEAM, asked.getOrDefault("team", ""));
        Team team = world.team(wished)
                .or(() -> world.team(app.settings().distribution().homeTeam()))
                .orElseGet(() -> world.teams().values().iterator().next());
        String name = asked.getOrDefault(Consents.USER, "");
        User user = team.users().values().stream()
                .filter(each -> name.isEmpty()
                        ? each.id().equals(team.admin().id())
                        : each.id().equals(name) || each.name().equals(name))
                .filter(each -> !each.isBot() && !each.isDeleted())
                .findFirst()
                .orElseThrow(() -> new PageError("unknown_user", Consents.USER + " names nobody: " + name));
        String code = secrets.code();
        codes.put(
                code,
                new SignIn(
                        app,
                        team,
                        user,
                        asked.getOrDefault("redirect_uri", ""),
                        asked.getOrDefault("nonce", ""),
                        asked.getOrDefault("scope", ""),
                        pace.simulatedMillis() + CODE_LIFE.toMillis()));
        return code;
    }

    private void token(Exchange exchange) {
        Map<String, String> form = new LinkedHashMap<>(exchange.form());
        ClientCredentials client = ClientCredentials.of(exchange, form);
        form.put("client_id", client.id());
        String base = "http://" + exchange.host();
        webApi.byCredentials(
                exchange,
                "openid.connect.token",
                CALLS_A_MINUTE,
                form,
                vault.appByClientId(client.id()),
                app -> exchanged(app, client, form, base));
    }

    private ObjectNode exchanged(App app, ClientCredentials client, Map<String, String> form, String base) {
        if (!client.isSecretOf(app)) {
            throw new ApiError("bad_client_secret");
        }
        if (!form.getOrDefault("grant_type", "authorization_code").equals("authorization_code")) {
            throw new ApiError("invalid_grant_type");
        }
        SignIn signIn = codes.get(form.getOrDefault("code", ""));
        if (signIn == null || !signIn.app().id().equals(app.id()) || signIn.until() <= pace.simulatedMillis()) {
            throw new ApiError("invalid_code");
        }
        if (!signIn.redirect().equals(form.getOrDefault("redirect_uri", ""))) {
            throw new ApiError("bad_redirect_uri");
        }
        codes.remove(form.get("code"));
        String access = "xoxp-" + secrets.hex(24);
        tokens.put(access, signIn);
        long now = pace.simulatedMillis() / 1000;
        ObjectNode claims = person(
                signIn,
                Json.object()
                        .put("iss", base)
                        .put("aud", client.id())
                        .put("exp", now + 300)
                        .put("iat", now)
                        .put("auth_time", now));
        if (!signIn.nonce().isEmpty()) {
            claims.put("nonce", signIn.nonce());
        }
        return Json.object()
                .put("ok", true)
                .put("access_token", access)
                .put("token_type", "Bearer")
                .put("id_token", key.sign(claims));
    }

    private void userInfo(Exchange exchange) {
        String token = exchange.header("Authorization")
                .filter(header -> header.startsWith("Bearer "))
                .map(header -> header.substring("Bearer ".length()).strip())
                .orElse(exchange.form().getOrDefault("token", ""));
        SignIn signIn = tokens.get(token);
        exchange.json(
                200,
                signIn == null
                        ? Json.object().put("ok", false).put("error", token.isEmpty() ? "not_authed" : "invalid_auth")
                        : person(signIn, Json.object().put("ok", true)));
    }

    private static ObjectNode person(SignIn signIn, ObjectNode claims) {
        User user = signIn.user();
        claims.put("sub", user.id())
                .put(CLAIM + "user_id", user.id())
                .put(CLAIM + "team_id", signIn.team().id());
        if (signIn.scope().contains("profile")) {
            claims.put("name", user.realName())
                    .put("locale", "en-US")
                    .put(CLAIM + "team_name", signIn.team().name())
                    .put(CLAIM + "team_domain", signIn.team().domain());
        }
        if (signIn.scope().contains("email")) {
            claims.put("email", user.name() + "@" + signIn.team().domain() + ".example")
                    .put("email_verified", true);
        }
        return claims;
    }
}

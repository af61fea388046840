package com.atom.slack.simulator.oauth;

import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.apps.Code;
import com.atom.slack.simulator.apps.Vault;
import com.atom.slack.simulator.webapi.ApiError;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.User;
import com.atom.slack.simulator.workspace.World;

/** The methods that hand out tokens. A call that is refused changes nothing: its code can be used again. */
final class TokenMethods {
    private final World world;
    private final Vault vault;
    private final Installations installations;
    private final TokenAnswer answers;

    TokenMethods(World world, Vault vault, Installations installations) {
        this.world = world;
        this.vault = vault;
        this.installations = installations;
        this.answers = new TokenAnswer(world);
    }

    /**
     * {@code oauth.v2.access}, and {@code oauth.v2.user.access} for codes of the other page.
     *
     * @param flow which page's codes are taken
     * @param base this server's address
     */
    ObjectNode access(App app, ClientCredentials client, Map<String, String> form, String flow, String base) {
        if (client.showsSecret() && !client.isSecretOf(app)) {
            throw new ApiError("bad_client_secret");
        }
        return switch (form.getOrDefault("grant_type", "authorization_code")) {
            case "authorization_code", "" -> {
                Code code = code(app, client, form, flow);
                vault.spend(code);
                yield flow.equals("v2")
                        ? installations.install(app, code, base)
                        : installations.installForUser(app, code);
            }
            case "refresh_token" -> refreshed(app, client, form.getOrDefault("refresh_token", ""));
            default -> throw new ApiError("invalid_grant_type");
        };
    }

    private Code code(App app, ClientCredentials client, Map<String, String> form, String flow) {
        String verifier = form.getOrDefault("code_verifier", "");
        if (!client.showsSecret() && !app.settings().pkce()) {
            throw new ApiError(verifier.isEmpty() ? "bad_client_secret" : "pkce_not_allowed");
        }
        Code code = vault.code(app, form.getOrDefault("code", "")).orElseThrow(() -> new ApiError("invalid_code"));
        if (!code.flow().equals(flow)) {
            throw new ApiError("oauth_authorization_url_mismatch");
        }
        if (!client.showsSecret() && code.challenge().isEmpty()) {
            throw new ApiError("bad_client_secret");
        }
        if (!code.redirectUri().equals(form.getOrDefault("redirect_uri", ""))) {
            throw new ApiError("bad_redirect_uri");
        }
        if (!Pkce.fits(code.challenge(), verifier)) {
            throw new ApiError("invalid_code_verifier");
        }
        checkInstallable(app, code);
        return code;
    }

    private void checkInstallable(App app, Code code) {
        if (!code.refusal().isEmpty()) {
            throw new ApiError(code.refusal());
        }
        if (code.scopes().isEmpty() && code.userScopes().isEmpty()) {
            throw new ApiError("no_scopes");
        }
        boolean orgInstalled = world.team(code.place())
                .flatMap(Team::enterprise)
                .flatMap(org -> world.orgInstalls().find(org.id(), app.id()))
                .isPresent();
        if (orgInstalled) {
            throw new ApiError("cannot_install_an_org_installed_app");
        }
        boolean verified = world.team(code.place())
                .flatMap(team -> team.user(code.installer()))
                .map(User::isEmailConfirmed)
                .orElse(true);
        if (!verified) {
            throw new ApiError("user_email_unverified");
        }
    }

    private ObjectNode refreshed(App app, ClientCredentials client, String token) {
        if (!client.showsSecret() && !vault.isDesktop(app, token)) {
            throw new ApiError("bad_client_secret");
        }
        return vault.renew(app, token)
                .map(issued -> answers.successor(app, issued))
                .orElseThrow(() -> new ApiError("invalid_refresh_token"));
    }

    /** {@code oauth.v2.exchange}: a token that never expires for one that does, once. */
    ObjectNode exchange(App app, ClientCredentials client, String token) {
        if (!client.isSecretOf(app)) {
            throw new ApiError("bad_client_secret");
        }
        String problem = vault.whyNotExchanged(app, token);
        if (!problem.isEmpty()) {
            throw new ApiError(problem);
        }
        return answers.successor(app, vault.exchange(app, token));
    }
}

package com.atom.slack.simulator.oauth;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.acts.Acts;
import com.atom.slack.simulator.acts.Admissions;
import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.apps.Code;
import com.atom.slack.simulator.apps.Secrets;
import com.atom.slack.simulator.apps.Vault;
import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.webapi.WebApi;
import com.atom.slack.simulator.wire.Exchange;
import com.atom.slack.simulator.workspace.Changes;
import com.atom.slack.simulator.workspace.World;

/** OAuth v2: the authorize page in a browser, the code, its one exchange within ten minutes, and what renews tokens. */
public final class OAuth {
    private static final Duration CODE_LIFE = Duration.ofMinutes(10);
    private static final int CALLS_A_MINUTE = 600;
    private static final int EXCHANGES_A_MINUTE = 50;

    /** What Slack refuses for reasons that do not exist here: on the page, or when the code is exchanged. */
    private static final Set<String> ON_PAGE = Set.of("scope_not_allowed_on_enterprise", "unapproved_scope");

    private static final Set<String> AT_EXCHANGE =
            Set.of("user_email_unverified", "preview_feature_not_available", "code_already_used");

    private final Vault vault;
    private final Secrets secrets;
    private final Pace pace;
    private final Consents consents;
    private final TokenMethods methods;
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
        this.vault = vault;
        this.secrets = secrets;
        this.pace = pace;
        this.consents = new Consents(world);
        Admissions admissions = new Admissions(acts, changes, world, vault);
        this.methods = new TokenMethods(world, vault, new Installations(world, vault, admissions));
        this.webApi = webApi;
        this.autoApprove = autoApprove;
    }

    /** Under {@code /oauth/}. {@code GET} shows the page or redirects; {@code POST} is a button of the page. */
    public void authorize(Exchange exchange) {
        Map<String, String> parameters = new LinkedHashMap<>(exchange.query());
        parameters.putAll(exchange.form());
        try {
            decide(exchange, parameters);
        } catch (PageError error) {
            exchange.html(400, AuthorizePage.error(error));
        }
    }

    private void decide(Exchange exchange, Map<String, String> parameters) {
        String flow = switch (exchange.path()) {
            case "/oauth/v2/authorize" -> "v2";
            case "/oauth/v2_user/authorize" -> "v2_user";
            case "/oauth/authorize" -> "v1";
            default -> throw new PageError("not_found", "there is no page " + exchange.path());
        };
        App app = vault.appByClientId(parameters.getOrDefault("client_id", ""))
                .orElseThrow(() -> new PageError("invalid_client_id"));
        Asked asked = Asked.of(app, flow, parameters);
        String refusal = refusal(parameters.getOrDefault("_sim_error", ""));
        Consent consent = consents.of(asked);
        String decision = parameters.getOrDefault(
                "_sim_decision", exchange.method().equals("POST") ? parameters.getOrDefault("decision", "") : "");
        String back = asked.redirect().url();
        if (decision.equals("cancel")) {
            exchange.redirect(Callback.to(back, "error", "access_denied", asked.state()));
        } else if (autoApprove || decision.equals("allow")) {
            exchange.redirect(Callback.to(back, "code", kept(asked, consent, refusal), asked.state()));
        } else {
            AuthorizePage page = new AuthorizePage(asked, consent, consents.teams(app), consents.organisations(app));
            exchange.html(200, page.html());
        }
    }

    private static String refusal(String wished) {
        if (ON_PAGE.contains(wished)) {
            throw new PageError(wished);
        }
        if (!wished.isEmpty() && !AT_EXCHANGE.contains(wished)) {
            throw new PageError("unknown_error", "_sim_error is one of " + ON_PAGE + " or " + AT_EXCHANGE);
        }
        return wished;
    }

    private String kept(Asked asked, Consent consent, String refusal) {
        Code code = new Code(
                secrets.code(),
                asked.app().id(),
                asked.flow(),
                consent.place(),
                consent.installer().id(),
                asked.parameters().getOrDefault("redirect_uri", ""),
                consent.scopes(),
                consent.userScopes(),
                asked.challenge(),
                asked.isDesktop(),
                consent.channel(),
                refusal,
                pace.simulatedMillis() + CODE_LIFE.toMillis());
        vault.keep(code);
        return code.code();
    }

    /** Whether a method of the Web API is one of those that hand out tokens. */
    public static boolean hands(String method) {
        return method.equals("oauth.v2.access")
                || method.equals("oauth.v2.user.access")
                || method.equals("oauth.v2.exchange");
    }

    /** @param name one that {@link #hands} out tokens; its arguments come as a form, an app's credentials may be Basic */
    public void method(Exchange exchange, String name) {
        Map<String, String> form = new LinkedHashMap<>(exchange.form());
        ClientCredentials client = ClientCredentials.of(exchange, form);
        form.put("client_id", client.id());
        String base = "http://" + exchange.host();
        Function<App, ObjectNode> answer = switch (name) {
            case "oauth.v2.access" -> app -> methods.access(app, client, form, "v2", base);
            case "oauth.v2.user.access" -> app -> methods.access(app, client, form, "v2_user", base);
            default -> app -> methods.exchange(app, client, token(exchange, form));
        };
        int perMinute = name.equals("oauth.v2.exchange") ? EXCHANGES_A_MINUTE : CALLS_A_MINUTE;
        webApi.byCredentials(exchange, name, perMinute, form, vault.appByClientId(client.id()), answer);
    }

    private static String token(Exchange exchange, Map<String, String> form) {
        return exchange.header("Authorization")
                .filter(header -> header.startsWith("Bearer "))
                .map(header -> header.substring("Bearer ".length()).strip())
                .orElse(form.getOrDefault("token", ""));
    }
}

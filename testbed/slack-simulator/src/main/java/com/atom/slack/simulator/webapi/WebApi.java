package com.atom.slack.simulator.webapi;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;

import com.atom.slack.simulator.acts.Acts;
import com.atom.slack.simulator.acts.Revocations;
import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.apps.Bearer;
import com.atom.slack.simulator.apps.Grant;
import com.atom.slack.simulator.apps.Vault;
import com.atom.slack.simulator.faults.Fault;
import com.atom.slack.simulator.faults.Faults;
import com.atom.slack.simulator.interaction.Views;
import com.atom.slack.simulator.journal.Journal;
import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.wire.Exchange;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Changes;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.World;

/** {@code /api/METHOD}: who asks, may they, how often, and then the method. */
public final class WebApi {
    private static final Set<String> SECRETS =
            Set.of("token", "client_secret", "code", "code_verifier", "refresh_token", "trigger_id");

    private final Vertx vertx;
    private final Whereabouts whereabouts;
    private final Vault vault;
    private final Journal journal;
    private final Faults faults;
    private final ApiFaults struck;
    private final AppMethods appMethods;
    private final RateLimits limits;
    private final Map<String, ApiMethod> methods = new HashMap<>();

    /** @param relaxed how many times more calls than Slack's tiers are allowed */
    public WebApi(
            Vertx vertx,
            World world,
            Vault vault,
            Journal journal,
            Faults faults,
            Pace pace,
            Acts acts,
            Changes changes,
            Revocations revocations,
            AppMethods appMethods,
            Views views,
            int relaxed) {
        this.vertx = vertx;
        this.whereabouts = new Whereabouts(world);
        this.vault = vault;
        this.journal = journal;
        this.faults = faults;
        this.struck = new ApiFaults(faults);
        this.appMethods = appMethods;
        this.limits = new RateLimits(pace, relaxed);
        Stream.of(
                        new AuthMethods(revocations, vault, world).all(),
                        new InstallMethods(world, vault, revocations).all(),
                        new ConversationMethods(acts, changes).all(),
                        new HistoryMethods().all(),
                        new UserMethods(pace).all(),
                        new FileMethods().all(),
                        new ChatMethods(acts, changes).all(),
                        new ViewMethods(views).all())
                .flatMap(all -> all)
                .forEach(method -> methods.put(method.name(), method));
    }

    public void handle(Exchange exchange, String name) {
        Map<String, String> args;
        try {
            args = arguments(exchange);
        } catch (ApiError error) {
            answer(exchange, name, "", Map.of(), error.answer());
            return;
        }
        if (name.equals("api.test")) {
            if (isStruck(exchange, name)) {
                return;
            }
            answer(exchange, name, "", args, tested(args));
            return;
        }
        try {
            if (appMethods.has(name)) {
                admit(exchange, appMethods.method(name, exchange), appMethods.call(exchange, args));
            } else {
                authorized(exchange, name, args);
            }
        } catch (ApiError error) {
            answer(exchange, name, "", args, error.answer());
        }
    }

    private static ObjectNode tested(Map<String, String> args) {
        ObjectNode echo = Json.object();
        args.forEach(echo::put);
        ObjectNode answer = Json.object().put("ok", !args.containsKey("error"));
        if (args.containsKey("error")) {
            answer.put("error", args.get("error"));
        }
        return echo.isEmpty() ? answer : answer.set("args", echo);
    }

    /** Query for GET, form or JSON for POST; a token in the query is not one. */
    private static Map<String, String> arguments(Exchange exchange) {
        Map<String, String> args = new LinkedHashMap<>(exchange.query());
        args.remove("token");
        args.putAll(exchange.form());
        if (exchange.contentType().startsWith("application/json") && exchange.body().length > 0) {
            JsonNode body = Json.tree(exchange.body()).orElseThrow(() -> new ApiError("invalid_json"));
            if (!body.isObject()) {
                throw new ApiError("json_not_object");
            }
            body.fields().forEachRemaining(field -> {
                JsonNode value = field.getValue();
                if (!value.isNull() && !field.getKey().equals("token")) {
                    args.put(field.getKey(), value.isValueNode() ? value.asText() : Json.text(value));
                }
            });
        }
        return args;
    }

    private void authorized(Exchange exchange, String name, Map<String, String> args) {
        String token = exchange.header("Authorization")
                .filter(header -> header.startsWith("Bearer "))
                .map(header -> header.substring("Bearer ".length()).strip())
                .or(() -> Optional.ofNullable(args.get("token")))
                .orElse("");
        ApiMethod method = methods.get(name);
        if (method == null) {
            ObjectNode unknown = Json.object().put("ok", false).put("error", "unknown_method");
            throw ApiError.with(unknown.put("req_method", name));
        }
        if (token.isEmpty()) {
            throw new ApiError("not_authed");
        }
        Optional<App> appLevel = vault.appByToken(token);
        if (appLevel.isPresent()) {
            appLevel(exchange, method, appLevel, args);
            return;
        }
        Bearer bearer = vault.bearer(token).orElseThrow(() -> new ApiError("invalid_auth"));
        Grant grant = bearer.grant();
        switch (bearer.state()) {
            case ENDED -> throw new ApiError(grant.isBot() ? "account_inactive" : "token_revoked");
            case RETIRED -> throw new ApiError("token_revoked");
            case EXPIRED -> throw new ApiError("token_expired");
            case WORKS -> {}
        }
        App app = vault.app(grant.appId()).orElseThrow(() -> new ApiError("invalid_auth"));
        exchange.response()
                .putHeader("X-OAuth-Scopes", String.join(",", grant.scopes()))
                .putHeader("X-Accepted-OAuth-Scopes", String.join(",", method.scopes()));
        Team team = whereabouts.of(grant, name, args);
        admit(exchange, method, new ApiCall(app, grant, team, args, token, bearer.expiresInSeconds()));
    }

    /** An app-level token may only ask what it is; its own methods are elsewhere. */
    private void appLevel(Exchange exchange, ApiMethod method, Optional<App> app, Map<String, String> args) {
        if (!method.name().equals("auth.test")) {
            throw new ApiError(method.name().equals("auth.revoke") ? "not_bearer_token" : "not_allowed_token_type");
        }
        byCredentials(exchange, method.name(), method.perMinute(), args, app, AuthMethods::appLevel);
    }

    /**
     * A method whose caller is an app, by its credentials: limited per app, with the faults of every other.
     *
     * @param app    empty when there is no such app
     * @param answer may throw an {@link ApiError}
     */
    public void byCredentials(
            Exchange exchange,
            String name,
            int perMinute,
            Map<String, String> args,
            Optional<App> app,
            Function<App, ObjectNode> answer) {
        if (app.isEmpty()) {
            if (!isStruck(exchange, name)) {
                answer(exchange, name, "", args, new ApiError("invalid_client_id").answer());
            }
            return;
        }
        Grant nobody = new Grant("", app.get().id(), "", "", false, Set.of(), false);
        Team nowhere = new Team("", "", "", Optional.empty());
        ApiMethod method = ApiMethod.of(name, perMinute, "", call -> answer.apply(call.app()));
        admit(exchange, method, new ApiCall(app.get(), nobody, nowhere, args, "", 0));
    }

    private void admit(Exchange exchange, ApiMethod method, ApiCall call) {
        Optional<Fault> slow = faults.strikes(Fault.Kind.SLOW, call.team().id(), method.name());
        if (slow.isPresent()) {
            vertx.setTimer(Math.max(1, slow.get().retryAfter() * 1000L), timer -> perform(exchange, method, call));
        } else {
            perform(exchange, method, call);
        }
    }

    private void perform(Exchange exchange, ApiMethod method, ApiCall call) {
        String name = method.name();
        String team = call.team().id();
        Optional<Fault> limited = faults.strikes(Fault.Kind.RATE_LIMIT, team, name);
        int wait = limited.map(Fault::retryAfter).orElseGet(() -> limits.secondsToWait(method, call));
        if (wait > 0 || limited.isPresent()) {
            tooMany(exchange, name, team, call.args(), wait);
        } else if (!struck.insteadOf(
                exchange, name, team, (status, error) -> note(name, team, call.args(), status, error, 0))) {
            answer(exchange, name, team, call.args(), struck.around(name, team, call.args(), told -> {
                try {
                    return Json.object().put("ok", true).setAll(method.answer().apply(call.with(told)));
                } catch (ApiError error) {
                    return error.answer();
                }
            }));
        }
    }

    private void answer(Exchange exchange, String method, String where, Map<String, String> args, ObjectNode answer) {
        String team = where.isEmpty() ? answer.path("team").path("id").asText("") : where;
        note(method, team, args, 200, answer.path("error").asText(""), 0);
        if (faults.strikes(Fault.Kind.MALFORMED, team, method).isPresent()) {
            byte[] whole = Json.bytes(answer);
            exchange.bytes(200, "application/json; charset=utf-8", Arrays.copyOf(whole, whole.length / 2));
            return;
        }
        exchange.json(200, answer);
    }

    /** The windows of the limits that calls have opened and that have not ended. */
    public List<LimitInUse> limitsInUse() {
        return limits.inUse();
    }

    /** Whether there is a method of this name, here or with OAuth. */
    public boolean isMethod(String name) {
        return methods.containsKey(name)
                || appMethods.has(name)
                || List.of("api.test", "oauth.v2.access", "oauth.v2.exchange").contains(name);
    }

    /** Faults instead of the work, for the methods without a workspace; true when the exchange is over. */
    public boolean isStruck(Exchange exchange, String name) {
        Optional<Fault> limited = faults.strikes(Fault.Kind.RATE_LIMIT, "", name);
        limited.ifPresent(fault -> tooMany(exchange, name, "", Map.of(), fault.retryAfter()));
        return limited.isPresent()
                || struck.insteadOf(exchange, name, "", (status, error) -> note(name, "", Map.of(), status, error, 0));
    }

    private void tooMany(Exchange exchange, String name, String team, Map<String, String> args, int wait) {
        note(name, team, args, 429, "ratelimited", wait);
        exchange.response().putHeader("Retry-After", Integer.toString(wait));
        exchange.json(429, Json.object().put("ok", false).put("error", "ratelimited"));
    }

    /** A call for the journal; also for the methods that live elsewhere. */
    public void note(String method, String team, Map<String, String> args, int status, String error, int retryAfter) {
        ObjectNode line = Json.object().put("method", method);
        if (!team.isEmpty()) {
            line.put("team", team);
        }
        ObjectNode told = line.putObject("args");
        args.forEach((name, value) -> {
            if (!SECRETS.contains(name)) {
                told.put(name, value.length() > 500 ? value.substring(0, 500) : value);
            }
        });
        line.put("status", status);
        if (!error.isEmpty()) {
            line.put("error", error);
        }
        if (retryAfter > 0) {
            line.put("retry_after", retryAfter);
        }
        journal.append("call", line);
    }
}

package com.atom.slack.simulator.webapi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;

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
import com.atom.slack.simulator.pace.Terms;
import com.atom.slack.simulator.wire.Exchange;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.World;

/** {@code /api/METHOD}: who asks, may they, how often, and then the method. */
public final class WebApi {
    private final Vertx vertx;
    private final Whereabouts whereabouts;
    private final Vault vault;
    private final CallLog log;
    private final Faults faults;
    private final ApiFaults struck;
    private final AppMethods appMethods;
    private final RateLimits limits;
    private final Pace pace;
    private final Terms terms;
    private final Map<String, ApiMethod> methods = new TreeMap<>();

    /** @param relaxed how many times more calls than Slack's tiers are allowed */
    public WebApi(
            Vertx vertx,
            World world,
            Vault vault,
            Journal journal,
            Faults faults,
            Pace pace,
            Terms terms,
            Revocations revocations,
            AppMethods appMethods,
            Views views,
            int relaxed) {
        this.vertx = vertx;
        this.whereabouts = new Whereabouts(world);
        this.vault = vault;
        this.log = new CallLog(journal);
        this.faults = faults;
        this.pace = pace;
        this.terms = terms;
        this.struck = new ApiFaults(faults);
        this.appMethods = appMethods;
        this.limits = new RateLimits(pace, terms, relaxed);
        serve(new AuthMethods(revocations, vault, world).all());
        serve(new InstallMethods(world, vault, revocations).all());
        serve(new ViewMethods(views).all());
        serve(new DialogMethods(views.dialogs()).all());
    }

    /** More methods, by features. */
    public void serve(Stream<ApiMethod> more) {
        more.forEach(method -> methods.put(method.name(), method));
    }

    /** In the order of their names. */
    public Collection<ApiMethod> methods() {
        return methods.values();
    }

    public void handle(Exchange exchange, String name) {
        exchange.response()
                .putHeader("x-slack-req-id", UUID.randomUUID().toString().replace("-", ""));
        Arguments arguments;
        try {
            arguments = Arguments.of(exchange);
        } catch (ApiError error) {
            answer(exchange, name, "", Map.of(), error.answer());
            return;
        }
        Map<String, String> args = arguments.all();
        try {
            if (name.equals(ApiTest.NAME)) {
                test(exchange, arguments);
            } else if (appMethods.has(name)) {
                ApiCall call = appMethods.call(exchange, args);
                admit(exchange, appMethods.method(name, exchange), call, arguments.warnings());
            } else {
                authorized(exchange, name, arguments);
            }
        } catch (ApiError error) {
            answer(exchange, name, "", args, error.answer());
        }
    }

    /** Nobody needs a token for it; with a good one its calls are counted as all others are. */
    private void test(Exchange exchange, Arguments arguments) {
        String token = arguments.presented(exchange);
        Optional<Grant> grant = vault.grant(token).filter(known -> !known.isRevoked());
        Optional<App> app = grant.flatMap(known -> vault.app(known.appId())).or(() -> vault.appByToken(token));
        if (app.isPresent()) {
            Grant by = grant.orElseGet(() -> new Grant("", app.get().id(), "", "", false, Set.of(), false));
            Team place = new Team(by.place(), "", "", Optional.empty());
            ApiCall call = new ApiCall(app.get(), by, place, arguments.all(), token, 0, pace, terms);
            admit(exchange, ApiTest.COUNTED, call, arguments.warnings());
        } else if (!isStruck(exchange, ApiTest.NAME)) {
            ObjectNode answer = warned(ApiTest.answer(arguments.all()), arguments.warnings());
            answer(exchange, ApiTest.NAME, "", arguments.all(), answer);
        }
    }

    /** Warnings stand in the answer and once more in its metadata. */
    private static ObjectNode warned(ObjectNode answer, List<String> warnings) {
        if (!warnings.isEmpty() && answer.path("ok").asBoolean()) {
            List<String> all = new ArrayList<>(warnings);
            if (answer.hasNonNull("warning")) {
                all.add(answer.path("warning").asText());
            }
            answer.put("warning", String.join(",", all));
            ObjectNode metadata = answer.path("response_metadata") instanceof ObjectNode there
                    ? there
                    : answer.putObject("response_metadata");
            metadata.set("warnings", Json.array(all));
        }
        return answer;
    }

    private void authorized(Exchange exchange, String name, Arguments arguments) {
        String token = arguments.presented(exchange);
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
            appLevel(exchange, method, appLevel, arguments.all());
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
                .putHeader("x-oauth-scopes", String.join(",", grant.scopes()))
                .putHeader("x-accepted-oauth-scopes", String.join(",", method.scopes()));
        Map<String, String> args = method.reads() && arguments.isJson() ? arguments.inUrl() : arguments.all();
        Team team = whereabouts.of(grant, name, args);
        ApiCall call = new ApiCall(app, grant, team, args, token, bearer.expiresInSeconds(), pace, terms);
        admit(exchange, method, call, arguments.warnings());
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
        admit(exchange, method, new ApiCall(app.get(), nobody, nowhere, args, "", 0, pace, terms), List.of());
    }

    private void admit(Exchange exchange, ApiMethod method, ApiCall call, List<String> warnings) {
        Optional<Fault> slow = faults.strikes(Fault.Kind.SLOW, call.team().id(), method.name());
        if (slow.isPresent()) {
            long millis = Math.max(1, slow.get().retryAfter() * 1000L);
            vertx.setTimer(millis, timer -> perform(exchange, method, call, warnings));
        } else {
            perform(exchange, method, call, warnings);
        }
    }

    private void perform(Exchange exchange, ApiMethod method, ApiCall call, List<String> warnings) {
        String name = method.name();
        String team = call.team().id();
        Optional<Fault> limited = faults.strikes(Fault.Kind.RATE_LIMIT, team, name);
        RateLimits.Verdict verdict = limited.map(fault -> new RateLimits.Verdict(fault.retryAfter(), ""))
                .orElseGet(() -> limits.admit(method, call));
        if (verdict.secondsToWait() > 0 || limited.isPresent()) {
            refuse(exchange, name, team, call.args(), verdict);
            return;
        }
        if (struck.insteadOf(
                exchange, name, team, (status, error) -> log.note(name, team, call.args(), status, error, 0))) {
            return;
        }
        ObjectNode answer = struck.around(name, team, call.args(), told -> {
            try {
                return warned(
                        Json.object().put("ok", true).setAll(method.answer().apply(call.with(told))), warnings);
            } catch (ApiError error) {
                return error.answer();
            }
        });
        if (method.answersFile() && answer.path("file") instanceof BinaryNode file) {
            log.note(name, team, call.args(), 200, "", 0);
            exchange.bytes(200, "application/gzip", file.binaryValue());
        } else {
            answer(exchange, name, team, call.args(), answer);
        }
    }

    private void refuse(
            Exchange exchange, String method, String team, Map<String, String> args, RateLimits.Verdict verdict) {
        int status = verdict.error().isEmpty() ? 429 : 200;
        String error = verdict.error().isEmpty() ? "ratelimited" : verdict.error();
        log.note(method, team, args, status, error, verdict.secondsToWait());
        exchange.response().putHeader("retry-after", Integer.toString(verdict.secondsToWait()));
        exchange.json(status, Json.object().put("ok", false).put("error", error));
    }

    private void answer(Exchange exchange, String method, String where, Map<String, String> args, ObjectNode answer) {
        String team = where.isEmpty() ? answer.path("team").path("id").asText("") : where;
        log.note(method, team, args, 200, answer.path("error").asText(""), 0);
        if (faults.strikes(Fault.Kind.MALFORMED, team, method).isPresent()) {
            byte[] whole = Json.bytes(answer);
            exchange.bytes(200, "application/json; charset=utf-8", Arrays.copyOf(whole, whole.length / 2));
            return;
        }
        exchange.json(200, answer);
    }

    /** All there is, here and with OAuth. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>(methods.keySet());
        names.addAll(AppMethods.NAMES);
        names.addAll(List.of("api.test", "oauth.v2.access", "oauth.v2.user.access", "oauth.v2.exchange"));
        return names;
    }

    /** Whether there is a method of this name, here or with OAuth. */
    public boolean isMethod(String name) {
        return names().contains(name);
    }

    /** Windows of the rate limits that have not ended, fullest first. */
    public List<LimitInUse> limitsInUse() {
        return limits.inUse();
    }

    /** Faults instead of the work, for the methods without a workspace; true when the exchange is over. */
    private boolean isStruck(Exchange exchange, String name) {
        Optional<Fault> limited = faults.strikes(Fault.Kind.RATE_LIMIT, "", name);
        limited.ifPresent(
                fault -> refuse(exchange, name, "", Map.of(), new RateLimits.Verdict(fault.retryAfter(), "")));
        return limited.isPresent()
                || struck.insteadOf(
                        exchange, name, "", (status, error) -> log.note(name, "", Map.of(), status, error, 0));
    }
}

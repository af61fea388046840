package com.atom.slack.simulator.webapi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;

import com.atom.slack.simulator.acts.Revocations;
import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.apps.Grant;
import com.atom.slack.simulator.apps.Vault;
import com.atom.slack.simulator.faults.Fault;
import com.atom.slack.simulator.faults.Faults;
import com.atom.slack.simulator.journal.Journal;
import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.wire.Exchange;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.World;

/** {@code /api/METHOD}: who asks, may they, how often, and then the method. */
public final class WebApi {
    private static final Set<String> SECRETS =
            Set.of("token", "client_secret", "code", "code_verifier", "refresh_token");

    private final Vertx vertx;
    private final World world;
    private final Vault vault;
    private final Journal journal;
    private final Faults faults;
    private final RateLimits limits;
    private final Pace pace;
    private final Map<String, ApiMethod> methods = new TreeMap<>();

    /**
     * @param relaxed how many times more calls than Slack's tiers are allowed
     * @param burst   what is tolerated on top of a tier, as a share of it
     */
    public WebApi(
            Vertx vertx,
            World world,
            Vault vault,
            Journal journal,
            Faults faults,
            Pace pace,
            Revocations revocations,
            int relaxed,
            double burst) {
        this.vertx = vertx;
        this.world = world;
        this.vault = vault;
        this.journal = journal;
        this.faults = faults;
        this.pace = pace;
        this.limits = new RateLimits(pace, relaxed, burst);
        serve(new AuthMethods(revocations).all());
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
        exchange.response().putHeader("x-slack-req-id", UUID.randomUUID().toString().replace("-", ""));
        Arguments arguments;
        try {
            arguments = Arguments.of(exchange);
        } catch (ApiError error) {
            answer(exchange, name, "", Map.of(), error.answer());
            return;
        }
        if (name.equals("api.test")) {
            answer(exchange, name, "", arguments.all(), warned(tested(arguments.all()), arguments.warnings()));
            return;
        }
        try {
            authorized(exchange, name, arguments);
        } catch (ApiError error) {
            answer(exchange, name, "", arguments.all(), error.answer());
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
        String token = exchange.header("Authorization")
                .filter(header -> header.startsWith("Bearer "))
                .map(header -> header.substring("Bearer ".length()).strip())
                .or(arguments::token)
                .orElse("");
        ApiMethod method = methods.get(name);
        if (method == null) {
            ObjectNode unknown = Json.object().put("ok", false).put("error", "unknown_method");
            throw ApiError.with(unknown.put("req_method", name));
        }
        if (token.isEmpty()) {
            throw new ApiError("not_authed");
        }
        Grant grant = vault.grant(token).orElseThrow(() -> new ApiError("invalid_auth"));
        if (grant.isRevoked()) {
            throw new ApiError(grant.isBot() ? "account_inactive" : "token_revoked");
        }
        App app = vault.app(grant.appId()).orElseThrow(() -> new ApiError("invalid_auth"));
        Map<String, String> args = method.reads() && arguments.isJson() ? arguments.inUrl() : arguments.all();
        ApiCall call = new ApiCall(app, grant, world.teams().get(grant.team()), args, pace);
        exchange.response()
                .putHeader("x-oauth-scopes", String.join(",", grant.scopes()))
                .putHeader("x-accepted-oauth-scopes", String.join(",", method.scopes()));
        Optional<Fault> slow = faults.strikes(Fault.Kind.SLOW, grant.team(), name);
        if (slow.isPresent()) {
            vertx.setTimer(
                    Math.max(1, slow.get().retryAfter() * 1000L),
                    timer -> perform(exchange, method, call, arguments.warnings()));
        } else {
            perform(exchange, method, call, arguments.warnings());
        }
    }

    private void perform(Exchange exchange, ApiMethod method, ApiCall call, List<String> warnings) {
        String team = call.team().id();
        Optional<Fault> limited = faults.strikes(Fault.Kind.RATE_LIMIT, team, method.name());
        RateLimits.Verdict verdict = limited.map(fault -> new RateLimits.Verdict(fault.retryAfter(), ""))
                .orElseGet(() -> limits.admit(method, call));
        if (verdict.secondsToWait() > 0) {
            refuse(exchange, method, call, verdict);
        } else if (faults.strikes(Fault.Kind.HTTP_ERROR, team, method.name()).isPresent()) {
            note(method.name(), team, call.args(), 503, "", 0);
            exchange.html(503, "<html><body>Service Unavailable</body></html>");
        } else if (faults.strikes(Fault.Kind.TIMEOUT, team, method.name()).isPresent()) {
            note(method.name(), team, call.args(), 0, "timeout", 0);
        } else {
            ObjectNode answer;
            try {
                answer = warned(Json.object().put("ok", true).setAll(method.answer().apply(call)), warnings);
            } catch (ApiError error) {
                answer = error.answer();
            }
            if (method.answersFile() && answer.path("file") instanceof BinaryNode file) {
                note(method.name(), team, call.args(), 200, "", 0);
                exchange.bytes(200, "application/gzip", file.binaryValue());
            } else {
                answer(exchange, method.name(), team, call.args(), answer);
            }
        }
    }

    private void refuse(Exchange exchange, ApiMethod method, ApiCall call, RateLimits.Verdict verdict) {
        int status = verdict.error().isEmpty() ? 429 : 200;
        String error = verdict.error().isEmpty() ? "ratelimited" : verdict.error();
        note(method.name(), call.team().id(), call.args(), status, error, verdict.secondsToWait());
        exchange.response().putHeader("retry-after", Integer.toString(verdict.secondsToWait()));
        exchange.json(status, Json.object().put("ok", false).put("error", error));
    }

    private void answer(Exchange exchange, String method, String team, Map<String, String> args, ObjectNode answer) {
        note(method, team, args, 200, answer.path("error").asText(""), 0);
        if (faults.strikes(Fault.Kind.MALFORMED, team, method).isPresent()) {
            byte[] whole = Json.bytes(answer);
            exchange.bytes(200, "application/json; charset=utf-8", Arrays.copyOf(whole, whole.length / 2));
            return;
        }
        exchange.json(200, answer);
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

package com.atom.slack.simulator.hooks;

import java.time.Duration;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.apps.Secrets;
import com.atom.slack.simulator.ledger.Ledger;
import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.wire.Exchange;
import com.atom.slack.simulator.wire.Json;

/** {@code response_url}: good for five answers within thirty minutes; kept over a restart. */
public final class ResponseUrls {
    private static final int USES = 5;
    private static final Duration LIFE = Duration.ofMinutes(30);
    private static final int REMEMBERED = 10_000;

    /** What was done; the first step of the address. */
    public enum Kind {
        ACTIONS,
        COMMANDS,
        APP;

        String step() {
            return "/" + name().toLowerCase(Locale.ROOT) + "/";
        }
    }

    private final Ledger ledger;
    private final Secrets secrets;
    private final Pace pace;
    private final Voice voice;
    private final Calls calls;
    private final Supplier<String> baseUrl;

    ResponseUrls(Ledger ledger, Secrets secrets, Pace pace, Voice voice, Calls calls, Supplier<String> baseUrl) {
        this.ledger = ledger;
        this.secrets = secrets;
        this.pace = pace;
        this.voice = voice;
        this.calls = calls;
        this.baseUrl = baseUrl;
    }

    static boolean isPath(String path) {
        for (Kind kind : Kind.values()) {
            if (path.startsWith(kind.step())) {
                return true;
            }
        }
        return false;
    }

    /** A new one, complete with the simulator's own host. */
    public String make(Kind kind, Place place) {
        forget();
        String path = kind.step() + place.team() + "/" + secrets.digits(13) + "/" + secrets.hex(12);
        ObjectNode json = Json.object().put("made", pace.simulatedMillis()).put("uses", 0);
        place.writeTo(json);
        ledger.put(path, json.put("path", path));
        return baseUrl.get() + path;
    }

    /** Of very many the oldest go, unless they may still be used. */
    private void forget() {
        Iterator<ObjectNode> all = ledger.all().iterator();
        if (ledger.all().size() >= REMEMBERED && all.hasNext()) {
            ObjectNode oldest = all.next();
            if (isExpired(oldest)) {
                ledger.remove(oldest.path("path").asText());
            }
        }
    }

    private boolean isExpired(ObjectNode url) {
        return pace.simulatedMillis() - url.path("made").asLong() > LIFE.toMillis();
    }

    void handle(Exchange exchange) {
        Optional<ObjectNode> known = ledger.get(exchange.path());
        ObjectNode args = Json.object();
        String team = known.map(url -> url.path("team").asText()).orElse("");
        try {
            ObjectNode url = known.filter(found -> exchange.method().equals("POST"))
                    .orElseThrow(() -> new Refusal(404, "no_service"));
            usable(url);
            ObjectNode body = Json.objectIn(exchange.body()).orElseThrow(() -> new Refusal(400, "invalid_payload"));
            Place place = Place.from(url);
            Calls.told(args, place, body);
            Answer answer = Answer.of(body);
            if (answer.deletes() && place.ts().isEmpty()) {
                throw new Refusal(400, "invalid_payload");
            }
            voice.say(place, answer);
            ledger.put(
                    exchange.path(), url.deepCopy().put("uses", url.path("uses").asInt() + 1));
            calls.answer(exchange, "response_url", team, args, 200, "ok");
        } catch (Refusal refusal) {
            calls.answer(exchange, "response_url", team, args, refusal.status(), refusal.word());
        }
    }

    private void usable(ObjectNode url) {
        if (isExpired(url)) {
            throw new Refusal(404, "expired_url");
        }
        if (url.path("uses").asInt() >= USES) {
            throw new Refusal(404, "used_url");
        }
    }
}

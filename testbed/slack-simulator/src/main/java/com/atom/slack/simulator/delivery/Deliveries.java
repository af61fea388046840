package com.atom.slack.simulator.delivery;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;

import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.apps.Secrets;
import com.atom.slack.simulator.apps.Vault;
import com.atom.slack.simulator.faults.Fault;
import com.atom.slack.simulator.faults.Faults;
import com.atom.slack.simulator.journal.Journal;
import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Change;

/** The post office of events: a bounded number on the way at once, three retries, nothing forgotten over a restart. */
public final class Deliveries {
    private static final List<Duration> RETRY_AFTER =
            List.of(Duration.ZERO, Duration.ofSeconds(60), Duration.ofSeconds(300));
    private static final Duration TOO_LATE = Duration.ofHours(2);

    private final Vertx vertx;
    private final Vault vault;
    private final Journal journal;
    private final Outbox outbox;
    private final Pace pace;
    private final Faults faults;
    private final HourlyLimit hourly;
    private final Addressing addressing;
    private final Postman postman;
    private final DeliveryLog log;
    private final Deque<Parcel> ready = new ArrayDeque<>();
    private final List<Parcel> waiting = new ArrayList<>();
    private final Map<String, Integer> copies = new HashMap<>();
    private int onTheWay;
    private boolean stopped;
    private @Nullable Promise<Void> idle;

    public Deliveries(
            Vertx vertx,
            Vault vault,
            Journal journal,
            Outbox outbox,
            Pace pace,
            Faults faults,
            Secrets secrets,
            int relaxed) {
        this.vertx = vertx;
        this.vault = vault;
        this.journal = journal;
        this.outbox = outbox;
        this.pace = pace;
        this.faults = faults;
        this.hourly = new HourlyLimit(pace, 30_000 * relaxed);
        this.addressing = new Addressing(vault, secrets, pace);
        this.postman = new Postman(vertx, pace);
        this.log = new DeliveryLog(journal, outbox, pace);
    }

    /** Takes up what an earlier process left, and looks for retries that are due. */
    public void start() {
        waiting.addAll(outbox.open());
        vertx.setPeriodic(20, timer -> wake());
        wake();
    }

    /** Keeps the events of a change for every app that may hear of them; nothing is sent yet. */
    public Kept keep(Change change, long seq, Happenings happenings, @Nullable ObjectNode before) {
        List<Parcel> parcels = addressing.parcels(change.team(), seq, happenings.of(change, before));
        outbox.keep(parcels);
        return new Kept(parcels);
    }

    /** Events that are on disk and may now be sent. */
    public static final class Kept {
        private final List<Parcel> parcels;

        private Kept(List<Parcel> parcels) {
            this.parcels = parcels;
        }

        public List<String> eventIds() {
            return parcels.stream().map(Parcel::eventId).toList();
        }
    }

    public void send(Kept kept) {
        for (Parcel parcel : kept.parcels) {
            if (!hourly.admits(parcel.app(), parcel.team(), () -> tellLimited(parcel))
                    || strikes(Fault.Kind.DROP_EVENTS, parcel) != null) {
                outbox.done(parcel);
                continue;
            }
            Fault delayed = strikes(Fault.Kind.DELAY_EVENTS, parcel);
            if (delayed != null) {
                waiting.add(parcel.held(Duration.ofSeconds(delayed.retryAfter())));
            } else if (strikes(Fault.Kind.REORDER_EVENTS, parcel) != null) {
                waiting.add(parcel.held(
                        Duration.ofMillis(500 + Math.floorMod(parcel.eventId().hashCode(), 2000))));
            } else {
                ready.add(parcel);
            }
            if (strikes(Fault.Kind.DUPLICATE_EVENTS, parcel) != null) {
                copies.merge(parcel.eventId(), 1, Integer::sum);
                ready.add(parcel);
            }
        }
        vertx.runOnContext(nothing -> pump());
    }

    private @Nullable Fault strikes(Fault.Kind kind, Parcel parcel) {
        return faults.strikes(kind, parcel.team(), "").orElse(null);
    }

    private void tellLimited(Parcel parcel) {
        vault.app(parcel.app()).ifPresent(app -> {
            ObjectNode body =
                    Json.object().put("token", app.verificationToken()).put("type", "app_rate_limited");
            body.put("team_id", parcel.team()).put("minute_rate_limited", pace.seconds() / 60 * 60);
            body.put("api_app_id", app.id());
            postman.post(app, Json.bytes(body), 0, "", outcome -> {});
        });
    }

    private void wake() {
        waiting.removeIf(parcel -> {
            boolean due = pace.millis() >= parcel.sinceMillis() + pace.scaledMillis(parcel.waitMillis());
            return due && ready.add(parcel);
        });
        pump();
    }

    private void pump() {
        while (!stopped && onTheWay < Postman.CONNECTIONS && !ready.isEmpty()) {
            deliver(ready.poll());
        }
    }

    private void deliver(Parcel parcel) {
        App app = vault.app(parcel.app()).orElse(null);
        if (app == null
                || app.requestUrl().isEmpty()
                || pace.millis() - parcel.madeMillis() > pace.scaledMillis(TOO_LATE.toMillis())) {
            outbox.done(parcel);
            return;
        }
        onTheWay++;
        postman.post(app, parcel.body(), parcel.attempt(), parcel.reason(), outcome -> {
            onTheWay--;
            record(parcel, outcome);
            settle(parcel, outcome);
            pump();
            if (onTheWay == 0 && idle != null) {
                idle.tryComplete();
            }
        });
    }

    private void record(Parcel parcel, Postman.Outcome outcome) {
        ObjectNode line = Json.object().put("event_id", parcel.eventId()).put("app_id", parcel.app());
        line.put("team", parcel.team()).put("attempt", parcel.attempt()).put("status", outcome.status());
        line.put("answered_ms", outcome.millis());
        EventName.in(parcel.body()).writeTo(line);
        if (!outcome.failure().isEmpty()) {
            line.put("failure", outcome.failure());
        }
        log.add(journal.append("delivery", line), line);
    }

    /** The latest events and how their attempts went. */
    public DeliveryLog log() {
        return log;
    }

    private void settle(Parcel parcel, Postman.Outcome outcome) {
        Integer more = copies.get(parcel.eventId());
        if (more != null) {
            copies.remove(parcel.eventId());
            if (!outcome.isTaken()) {
                return;
            }
        }
        if (outcome.isTaken() || outcome.noRetry() || parcel.attempt() == RETRY_AFTER.size()) {
            outbox.done(parcel);
            return;
        }
        Parcel again = parcel.retried(outcome.failure(), pace.millis(), RETRY_AFTER.get(parcel.attempt()));
        outbox.keep(List.of(again));
        waiting.add(again);
    }

    /** Sends the challenge that comes with a new request URL; true when the app repeated it. */
    public Future<Boolean> verify(App app) {
        String challenge = new Secrets().hex(26);
        ObjectNode body = Json.object().put("token", app.verificationToken()).put("challenge", challenge);
        Promise<Boolean> verified = Promise.promise();
        postman.post(app, Json.bytes(body.put("type", "url_verification")), 0, "", outcome -> {
            ObjectNode line = Json.object().put("event_id", "url_verification").put("app_id", app.id());
            line.put("attempt", 0).put("status", outcome.status()).put("answered_ms", outcome.millis());
            if (!outcome.failure().isEmpty()) {
                line.put("failure", outcome.failure());
            }
            log.add(journal.append("delivery", line), line);
            verified.complete(outcome.isTaken() && outcome.body().toString().contains(challenge));
        });
        return verified.future();
    }

    /** Events not yet taken, those on the way included. */
    public Collection<String> open() {
        return outbox.open().stream().map(Parcel::eventId).toList();
    }

    /** Starts no more; ends when those on the way have been answered. */
    public Future<Void> stop() {
        stopped = true;
        Promise<Void> done = Promise.promise();
        if (onTheWay == 0) {
            done.complete();
        } else {
            idle = done;
        }
        return done.future().onComplete(any -> {
            postman.close();
            outbox.close();
        });
    }
}

package com.atom.slack.simulator.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;

import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.apps.Secrets;
import com.atom.slack.simulator.apps.Vault;
import com.atom.slack.simulator.faults.Faults;
import com.atom.slack.simulator.journal.Journal;
import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.pace.Terms;
import com.atom.slack.simulator.socket.Envelope;
import com.atom.slack.simulator.socket.Sockets;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Change;
import com.atom.slack.simulator.workspace.World;

/** The post office of events: a bounded number on the way at once, retries, nothing forgotten over a restart. */
public final class Deliveries {
    private static final long LOOK_MILLIS = 10;

    private final Vertx vertx;
    private final World world;
    private final Vault vault;
    private final Outbox outbox;
    private final Pace pace;
    private final Secrets secrets;
    private final Subscriptions subscriptions;
    private final Sockets sockets;
    private final HourlyLimit hourly;
    private final Addressing addressing;
    private final EventFaults faults;
    private final Retries retries;
    private final Logbook logbook;
    private final DeliveryLog log;
    private final Postman postman;
    private final Waiting waiting;
    private final Map<String, Lane> lanes = new HashMap<>();
    private int onTheWay;
    private boolean stopped;
    private @Nullable Promise<Void> idle;

    public Deliveries(
            Vertx vertx,
            World world,
            Vault vault,
            Journal journal,
            Outbox outbox,
            Pace pace,
            Terms terms,
            Faults faults,
            Secrets secrets,
            Authorizations authorizations,
            Subscriptions subscriptions,
            Sockets sockets) {
        this.vertx = vertx;
        this.world = world;
        this.vault = vault;
        this.outbox = outbox;
        this.pace = pace;
        this.secrets = secrets;
        this.subscriptions = subscriptions;
        this.sockets = sockets;
        this.hourly = new HourlyLimit(pace, terms);
        this.addressing = new Addressing(world, vault, authorizations, subscriptions, secrets, pace);
        this.faults = new EventFaults(faults, secrets);
        this.retries = new Retries(pace, terms);
        this.logbook = new Logbook(journal);
        this.log = new DeliveryLog(journal, outbox, pace);
        this.postman = new Postman(vertx, pace);
        this.waiting = new Waiting(pace);
    }

    /** Takes up what an earlier process left, and looks for retries that are due. */
    public void start() {
        outbox.open().forEach(waiting::add);
        vertx.setPeriodic(LOOK_MILLIS, timer -> wake());
        wake();
    }

    /** Keeps the events of a change for every app that may hear of them; nothing is sent yet. */
    public Kept keep(Change change, long seq, Happenings happenings, @Nullable ObjectNode before) {
        List<Happening> happened = happenings.of(change, before);
        if (faults.tellsParent(change)) {
            Replied.of(world, change, world.nextTs(pace.micros())).ifPresent(happened::add);
        }
        List<Parcel> parcels = addressing.parcels(world.place(change.team()), seq, happened);
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
            HourlyLimit.Verdict verdict = hourly.admit(parcel.app(), parcel.team());
            if (verdict == HourlyLimit.Verdict.FIRST_REFUSED) {
                vault.app(parcel.app()).ifPresent(app -> tellLimited(app, parcel.team()));
            }
            if (verdict != HourlyLimit.Verdict.ADMITTED) {
                drop(parcel, "rate_limited");
            } else if (faults.drops(parcel)) {
                drop(parcel, "fault");
            } else {
                dispatch(parcel);
            }
        }
        vertx.runOnContext(nothing -> pumpAll());
    }

    private void dispatch(Parcel parcel) {
        List<Parcel> copies = faults.copies(parcel);
        outbox.keep(copies);
        List<Parcel> all = new ArrayList<>(copies);
        all.addFirst(parcel);
        if (faults.doubles(parcel)) {
            all.add(parcel.extra());
        }
        for (Parcel one : all) {
            Optional<Duration> hold = faults.hold(one);
            if (hold.isPresent()) {
                waiting.add(one.held(pace.millis(), hold.get()));
            } else {
                lane(one.app()).add(one);
            }
        }
    }

    private Lane lane(String app) {
        return lanes.computeIfAbsent(app, unknown -> new Lane());
    }

    /** The notice is delivered like an event, and is none: it has no id and counts for no limit. */
    private void tellLimited(App app, String team) {
        ObjectNode body = Json.object().put("token", app.verificationToken()).put("type", "app_rate_limited");
        body.put("team_id", team).put("minute_rate_limited", pace.seconds() / 60 * 60);
        body.put("api_app_id", app.id());
        Parcel notice = Parcel.fresh(0, secrets.id("Rl"), app.id(), team, Json.bytes(body), pace.millis());
        outbox.keep(List.of(notice));
        lane(app.id()).add(notice);
    }

    private void drop(Parcel parcel, String why) {
        logbook.dropped(parcel, why);
        outbox.done(parcel);
    }

    private void wake() {
        for (Optional<Parcel> due = waiting.due(); due.isPresent(); due = waiting.due()) {
            Parcel parcel = due.get();
            if (parcel.isExtra() || outbox.holds(parcel)) {
                lane(parcel.app()).add(parcel);
            }
        }
        pumpAll();
    }

    private void pumpAll() {
        lanes.values().forEach(this::pump);
    }

    private void pump(Lane lane) {
        while (!stopped && lane.hasRoom()) {
            deliver(lane, lane.next());
        }
    }

    private void deliver(Lane lane, Parcel parcel) {
        App app = vault.app(parcel.app()).orElse(null);
        if (app == null) {
            drop(parcel, "no_app");
        } else if (!app.settings().socketMode() && app.requestUrl().isEmpty()) {
            drop(parcel, "no_request_url");
        } else if (subscriptions.disabled(app.id()).isPresent()) {
            drop(parcel, "events_disabled");
        } else if (retries.isTooLate(parcel, app)) {
            drop(parcel, "too_late");
        } else {
            carry(lane, app, parcel);
        }
    }

    private void carry(Lane lane, App app, Parcel parcel) {
        onTheWay++;
        lane.begin();
        Tampering tampering = app.settings().socketMode() ? Tampering.NONE : faults.tampering(parcel);
        Consumer<Outcome> heard = outcome -> {
            onTheWay--;
            lane.end();
            logbook.attempt(parcel, outcome, tampering.faults());
            if (!parcel.isExtra()) {
                settle(app, parcel, outcome);
            }
            pump(lane);
            if (onTheWay == 0 && idle != null) {
                idle.tryComplete();
            }
        };
        if (app.settings().socketMode()) {
            Envelope envelope = Envelope.ofEvent(parcel.text(), parcel.attempt());
            sockets.send(app, envelope, ack -> heard.accept(Outcome.of(ack)));
        } else {
            postman.post(
                    new Letter(app, app.requestUrl(), parcel.body(), parcel.attempt(), parcel.reason(), tampering),
                    heard);
        }
    }

    private void settle(App app, Parcel parcel, Outcome outcome) {
        boolean counts = outcome.via().equals("http") && parcel.isEvent();
        if (counts && subscriptions.attempted(app.id(), parcel.attempt() == 0, !outcome.isTaken())) {
            disabled(app.id());
        }
        Optional<Duration> wait = retries.after(parcel, app);
        if (outcome.isTaken() || outcome.noRetry() || wait.isEmpty()) {
            outbox.done(parcel);
        } else if (outbox.holds(parcel)) {
            Parcel again = parcel.retried(outcome.failure(), pace.millis(), wait.get());
            outbox.keep(List.of(again));
            waiting.add(again);
        }
    }

    /** What has not been sent is not kept. */
    private void disabled(String app) {
        lane(app).clear();
        outbox.open().stream()
                .filter(parcel -> parcel.app().equals(app))
                .toList()
                .forEach(parcel -> drop(parcel, "events_disabled"));
    }

    /** Sends a challenge to a URL that somebody wants to use for this app's events. */
    public Future<Verification> verify(App app, String url) {
        String challenge = secrets.hex(26);
        ObjectNode body = Json.object().put("token", app.verificationToken()).put("challenge", challenge);
        Promise<Verification> verified = Promise.promise();
        postman.post(Letter.first(app, url, Json.bytes(body.put("type", "url_verification"))), outcome -> {
            logbook.verification(app.id(), outcome);
            verified.complete(Verification.of(outcome, challenge));
        });
        return verified.future();
    }

    /** The latest events and how their attempts went. */
    public DeliveryLog log() {
        return log;
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

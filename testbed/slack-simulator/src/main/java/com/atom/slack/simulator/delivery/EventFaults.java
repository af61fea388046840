package com.atom.slack.simulator.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

import com.atom.slack.simulator.apps.Secrets;
import com.atom.slack.simulator.faults.Fault;
import com.atom.slack.simulator.faults.Fault.Kind;
import com.atom.slack.simulator.faults.Faults;
import com.atom.slack.simulator.workspace.Change;

/** What the faults that are on make of events and of their deliveries. */
final class EventFaults {
    private static final int MOST_COPIES = 11;

    private final Faults faults;
    private final Secrets secrets;
    private final SplittableRandom random = new SplittableRandom();

    EventFaults(Faults faults, Secrets secrets) {
        this.faults = faults;
        this.secrets = secrets;
    }

    private Optional<Fault> strikes(Kind kind, Parcel parcel) {
        return faults.strikes(kind, parcel.team(), "");
    }

    boolean drops(Parcel parcel) {
        return strikes(Kind.DROP_EVENTS, parcel).isPresent();
    }

    /** Whether the thread's parent is told again beside a reply. */
    boolean tellsParent(Change change) {
        return change.op() == Change.Op.POST
                && change.data().has("thread_ts")
                && faults.strikes(Kind.MESSAGE_REPLIED, change.team(), "").isPresent();
    }

    /** More of the same, under other ids; each an event of its own. */
    List<Parcel> copies(Parcel parcel) {
        int copies = strikes(Kind.DUPLICATE_EVENTS_NEW_ID, parcel)
                .map(fault -> fault.copies() > 0 ? fault.copies() : random.nextInt(2, MOST_COPIES + 1))
                .orElse(1);
        List<Parcel> more = new ArrayList<>();
        while (more.size() < copies - 1) {
            more.add(parcel.copy(secrets.id("Ev")));
        }
        return more;
    }

    boolean doubles(Parcel parcel) {
        return strikes(Kind.DUPLICATE_EVENTS, parcel).isPresent();
    }

    /** How long it is held back, in seconds of ours before the clock's scale; empty when it is not. */
    Optional<Duration> hold(Parcel parcel) {
        return strikes(Kind.DELAY_EVENTS, parcel)
                .map(fault -> Duration.ofSeconds(fault.retryAfter()))
                .or(() -> strikes(Kind.REORDER_EVENTS, parcel)
                        .map(fault -> Duration.ofMillis(random.nextInt(500, 2500))));
    }

    Tampering tampering(Parcel parcel) {
        if (faults.isQuiet()) {
            return Tampering.NONE;
        }
        List<String> struck = new ArrayList<>();
        boolean stale = strikes(Kind.STALE_TIMESTAMP, parcel, struck).isPresent();
        boolean future =
                !stale && strikes(Kind.FUTURE_TIMESTAMP, parcel, struck).isPresent();
        boolean forged = strikes(Kind.BAD_SIGNATURE, parcel, struck).isPresent();
        boolean changed = strikes(Kind.CHANGED_BODY, parcel, struck).isPresent();
        boolean truncated = strikes(Kind.TRUNCATED_EVENTS, parcel, struck).isPresent();
        int slow =
                strikes(Kind.SLOW_EVENTS, parcel, struck).map(Fault::retryAfter).orElse(0);
        int shift = stale ? -301 : future ? 301 : 0;
        return new Tampering(List.copyOf(struck), shift, forged, changed, truncated, slow);
    }

    private Optional<Fault> strikes(Kind kind, Parcel parcel, List<String> struck) {
        Optional<Fault> fault = strikes(kind, parcel);
        fault.ifPresent(on -> struck.add(on.kind().wire()));
        return fault;
    }
}

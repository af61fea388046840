package com.atom.slack.simulator.faults;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

import com.atom.slack.simulator.faults.Fault.Kind;
import com.atom.slack.simulator.pace.Pace;

/** The faults that are on now; forgotten when the process ends. */
public final class Faults {
    private final Pace pace;
    private final SplittableRandom random = new SplittableRandom(4711);
    private final Map<String, Fault> on = new LinkedHashMap<>();
    private int made;

    public Faults(Pace pace) {
        this.pace = pace;
    }

    public Collection<Fault> on() {
        on.values().removeIf(fault -> fault.untilMillis() <= pace.millis());
        return on.values();
    }

    public Fault add(FaultWish wish) {
        Fault fault = new Fault(
                "fault-" + ++made,
                wish.kind(),
                wish.team(),
                wish.method(),
                wish.dose(),
                pace.millis() + wish.seconds() * 1000,
                wish.retryAfter(),
                wish.status(),
                wish.error(),
                wish.copies());
        on.put(fault.id(), fault);
        return fault;
    }

    /** Nothing at all is on. */
    public boolean isQuiet() {
        return on.isEmpty();
    }

    /** Throws the dice for one case. */
    public boolean hits(Fault fault) {
        return random.nextDouble() < fault.dose();
    }

    public boolean remove(String id) {
        return on.remove(id) != null;
    }

    /** The fault that strikes this case, if one does. */
    public Optional<Fault> strikes(Kind kind, String team, String method) {
        if (on.isEmpty()) {
            return Optional.empty();
        }
        return on.values().stream()
                .filter(fault -> fault.concerns(kind, team, method, pace.millis()))
                .filter(this::hits)
                .findFirst();
    }
}

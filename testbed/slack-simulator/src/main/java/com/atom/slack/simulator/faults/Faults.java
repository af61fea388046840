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

    /** @param seconds how long it lasts */
    public Fault add(Kind kind, String team, String method, double dose, long seconds, int retryAfter) {
        long until = pace.millis() + seconds * 1000;
        Fault fault = new Fault("fault-" + ++made, kind, team, method, dose, until, retryAfter);
        on.put(fault.id(), fault);
        return fault;
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
                .filter(fault -> random.nextDouble() < fault.dose())
                .findFirst();
    }
}

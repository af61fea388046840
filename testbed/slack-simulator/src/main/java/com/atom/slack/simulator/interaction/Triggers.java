package com.atom.slack.simulator.interaction;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

import com.atom.slack.simulator.apps.Grant;
import com.atom.slack.simulator.apps.Secrets;
import com.atom.slack.simulator.hooks.Place;
import com.atom.slack.simulator.pace.Pace;

/** {@code trigger_id}: proof that a person has just acted; lasts three seconds, opens one view or dialog. Dies with the process. */
final class Triggers {
    private static final Duration LIFE = Duration.ofSeconds(3);
    private static final int REMEMBERED = 10_000;

    /**
     * One act.
     *
     * @param at   by whom, and where; without a channel when it was in none
     * @param view the modal in which the person acted; empty for elsewhere
     */
    record Trigger(Place at, String view, long madeMillis, boolean isSpent) {
        String team() {
            return at.team();
        }

        String user() {
            return at.user();
        }

        Trigger spent() {
            return new Trigger(at, view, madeMillis, true);
        }
    }

    private final Secrets secrets;
    private final Pace pace;
    private final Map<String, Trigger> triggers = new LinkedHashMap<>();

    Triggers(Secrets secrets, Pace pace) {
        this.secrets = secrets;
        this.pace = pace;
    }

    String make(Place at, String view) {
        Iterator<Trigger> oldest = triggers.values().iterator();
        if (triggers.size() >= REMEMBERED && oldest.hasNext()) {
            oldest.next();
            oldest.remove();
        }
        String id = secrets.digits(13) + "." + secrets.digits(12) + "." + secrets.hex(16);
        triggers.put(id, new Trigger(at, view, pace.simulatedMillis(), false));
        return id;
    }

    /**
     * Who acted; the trigger is still good.
     *
     * @param by whose token wants to use it
     * @throws ViewRefused with {@code invalid_trigger}, {@code trigger_exchanged} or {@code trigger_expired}
     */
    Trigger look(String id, Grant by) {
        Trigger trigger = triggers.get(id);
        if (trigger == null || !trigger.at().appId().equals(by.appId()) || !by.reaches(trigger.team())) {
            throw new ViewRefused("invalid_trigger");
        }
        if (trigger.isSpent()) {
            throw new ViewRefused("trigger_exchanged");
        }
        if (pace.simulatedMillis() - trigger.madeMillis() > LIFE.toMillis()) {
            throw new ViewRefused("trigger_expired");
        }
        return trigger;
    }

    void spend(String id) {
        triggers.computeIfPresent(id, (key, trigger) -> trigger.spent());
    }
}

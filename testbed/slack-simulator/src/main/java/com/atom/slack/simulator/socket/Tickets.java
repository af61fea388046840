package com.atom.slack.simulator.socket;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.apps.Secrets;
import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.pace.Terms;

/** What lets somebody open one socket, once and soon; forgotten when the process ends. */
final class Tickets {
    private record Ticket(String appId, long untilSimulatedMillis) {}

    private final Secrets secrets;
    private final Pace pace;
    private final Terms terms;
    private final Map<String, Ticket> open = new HashMap<>();

    Tickets(Secrets secrets, Pace pace, Terms terms) {
        this.secrets = secrets;
        this.pace = pace;
        this.terms = terms;
    }

    String issue(App app) {
        long now = pace.simulatedMillis();
        open.values().removeIf(ticket -> ticket.untilSimulatedMillis < now);
        String ticket = secrets.hex(16);
        open.put(ticket, new Ticket(app.id(), now + terms.ticketSeconds() * 1000));
        return ticket;
    }

    /** The id of the app; empty when there is no such ticket, or not any more. */
    Optional<String> take(String ticket) {
        return Optional.ofNullable(open.remove(ticket))
                .filter(kept -> kept.untilSimulatedMillis >= pace.simulatedMillis())
                .map(Ticket::appId);
    }
}

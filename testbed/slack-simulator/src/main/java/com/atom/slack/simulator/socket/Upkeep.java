package com.atom.slack.simulator.socket;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

import com.atom.slack.simulator.faults.Fault;
import com.atom.slack.simulator.faults.Faults;
import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.pace.Terms;

/** What happens to a connection in its time: pings, the warning, the end, and faults. */
final class Upkeep {
    private static final long WARNING_MILLIS = 10_000;

    private final Pace pace;
    private final Terms terms;
    private final Faults faults;
    private final BiConsumer<Connection, String> note;

    Upkeep(Pace pace, Terms terms, Faults faults, BiConsumer<Connection, String> note) {
        this.pace = pace;
        this.terms = terms;
        this.faults = faults;
        this.note = note;
    }

    void look(Connection connection) {
        long simulated = pace.simulatedMillis();
        if (connection.isOld(simulated) || newlyStruck(connection, Fault.Kind.SOCKET_REFRESH)) {
            leave(connection, "refresh_requested");
        } else if (newlyStruck(connection, Fault.Kind.LINK_DISABLED)) {
            leave(connection, "link_disabled");
        } else if (newlyStruck(connection, Fault.Kind.SOCKET_LOSS)) {
            note.accept(connection, "cut");
            connection.cut();
        } else if (connection.isWarnable(simulated, WARNING_MILLIS)
                || newlyStruck(connection, Fault.Kind.SOCKET_WARNING)) {
            note.accept(connection, "warning");
            connection.warn();
        }
        ping(connection);
    }

    private void leave(Connection connection, String reason) {
        note.accept(connection, reason);
        connection.leave(reason);
    }

    private void ping(Connection connection) {
        long now = pace.millis();
        long every = terms.pingSeconds() * 1000;
        if (connection.isDeaf(now, every)) {
            note.accept(connection, "no pong");
            connection.close();
        } else if (!isSilent(connection)) {
            connection.pingWhenDue(now, every);
        }
    }

    /** Each fault is thrown once for each connection: when it is switched on, or when the connection opens. */
    private boolean newlyStruck(Connection connection, Fault.Kind kind) {
        Optional<Fault> fresh =
                on(kind).stream().filter(fault -> !connection.knows(fault.id())).findFirst();
        return fresh.filter(fault -> connection.isStruck(fault.id(), faults.hits(fault)))
                .isPresent();
    }

    private boolean isSilent(Connection connection) {
        return on(Fault.Kind.SOCKET_SILENT).stream()
                .anyMatch(fault -> connection.isStruck(fault.id(), faults.hits(fault)));
    }

    private List<Fault> on(Fault.Kind kind) {
        return faults.isQuiet()
                ? List.of()
                : faults.on().stream().filter(fault -> fault.kind() == kind).toList();
    }
}

package com.atom.slack.devstack.house;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.atom.slack.devstack.process.FreePort;

/** Which port each plug takes: base + offset, moved as a whole by {@code ATOM_PORT_BASE} and alone by its own variable. */
public final class PortPlan {

    static final int DEFAULT_BASE = 8080;
    private static final String BASE_VARIABLE = "ATOM_PORT_BASE";

    private final Map<Plug, Integer> ports;

    private PortPlan(Map<Plug, Integer> ports) {
        this.ports = ports;
    }

    /** @throws Refusal when a variable is not a port or two plugs want the same one */
    public static PortPlan from(Map<String, String> environment) {
        int base = port(environment, BASE_VARIABLE, DEFAULT_BASE);
        Map<Plug, Integer> ports = new EnumMap<>(Plug.class);
        Map<Integer, Plug> taken = new HashMap<>();
        for (Plug plug : Plug.values()) {
            int port = port(environment, plug.variable(), base + plug.offset());
            Plug other = taken.put(port, plug);
            if (other != null) {
                throw new Refusal("port %d is planned for %s and %s: change %s or %s"
                        .formatted(port, other, plug, other.variable(), plug.variable()));
            }
            ports.put(plug, port);
        }
        return new PortPlan(ports);
    }

    /** Ports that are free now, for a house beside another one. */
    public static PortPlan free() {
        List<Integer> free = FreePort.several(Plug.values().length);
        Map<Plug, Integer> ports = new EnumMap<>(Plug.class);
        for (Plug plug : Plug.values()) {
            ports.put(plug, free.get(plug.ordinal()));
        }
        return new PortPlan(ports);
    }

    public int of(Plug plug) {
        return ports.get(plug);
    }

    /** {@code http://127.0.0.1:port}. */
    public String url(Plug plug) {
        return "http://127.0.0.1:" + of(plug);
    }

    /** @throws Refusal naming every busy port among those that will be used */
    public void requireFree(Set<Plug> used) {
        Set<Plug> busy = EnumSet.noneOf(Plug.class);
        used.stream().filter(plug -> !FreePort.isFree(of(plug))).forEach(busy::add);
        if (!busy.isEmpty()) {
            String names = String.join(
                    ", ",
                    busy.stream()
                            .map(plug -> of(plug) + " (" + plug.variable() + ")")
                            .toList());
            throw new Refusal("port busy: " + names + ": stop what listens there, or set that variable or "
                    + BASE_VARIABLE + " to move the house");
        }
    }

    private static int port(Map<String, String> environment, String variable, int otherwise) {
        String text = environment.getOrDefault(variable, Integer.toString(otherwise));
        try {
            int port = Integer.parseInt(text.strip());
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new Refusal(variable + "=" + text + " is not a port: use a number from 1 to 65535");
        }
        throw new Refusal(variable + "=" + text + " is not a port: use a number from 1 to 65535");
    }
}

package com.atom.slack.devstack.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Loopback ports that nobody listens on at the moment of asking. They are taken from below the range that the operating system
 * gives to clients: a client that asks such a port before its server listens could be given the same port and meet itself.
 */
public final class FreePort {

    private static final int FIRST = 20_000;
    private static final int LAST = 32_000;

    private FreePort() {}

    /** One free port. */
    public static int any() {
        return several(1).getFirst();
    }

    /** So many different free ports, at random, so that processes that ask at the same time get others. */
    public static List<Integer> several(int count) {
        return ThreadLocalRandom.current()
                .ints(FIRST, LAST)
                .distinct()
                .filter(FreePort::isFree)
                .limit(count)
                .boxed()
                .toList();
    }

    /** Whether a server could listen on this loopback port now; ports above 65535 or below 1 are never free. */
    public static boolean isFree(int port) {
        if (port < 1 || port > 65_535) {
            return false;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException busy) {
            return false;
        }
    }
}

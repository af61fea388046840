package com.atom.slack.simulator.wire;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/** The end of a connection as a broken network makes it: no farewell of the protocol above. */
public final class Cut {
    private Cut() {}

    /** The other side sees its connection closed, and nothing else. */
    public static void off(HttpConnection connection) {
        close(channel(connection));
    }

    /** The other side sees its connection reset. */
    public static void reset(HttpConnection connection) {
        Channel channel = channel(connection);
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        close(channel);
    }

    /** Below all handlers, because they would say goodbye; on the channel's own thread, as everything here. */
    private static void close(Channel channel) {
        channel.unsafe().close(channel.voidPromise());
    }

    private static Channel channel(HttpConnection connection) {
        return ((ConnectionBase) connection).channel();
    }
}

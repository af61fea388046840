package com.atom.slack.client.wire;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the bytes of files travel. */
@ConfigMapping(prefix = "atom.slack.files")
public interface FileWireConfig {

    /** Largest file that is fetched or sent; Slack's own limit is 1 GB. More fills the disk, less leaves files out. */
    @WithDefault("1G")
    MemorySize largest();

    /** Longest time without a byte, in either direction, in whole seconds; past it the connection is given up. */
    @WithDefault("PT30S")
    Duration silence();

    /** Longest time for one file. Shorter gives up on slow lines, longer holds a connection. */
    @WithDefault("PT30M")
    Duration deadline();
}

package com.atom.slack.client.files;

import java.math.BigInteger;
import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;

import com.atom.slack.client.StubbedSlack;
import com.atom.slack.client.wire.FileWire;
import com.atom.slack.client.wire.FileWireConfig;

/** Files of four mebibytes at most. */
final class FileWireFixture {

    static final int LARGEST = 4 << 20;

    private FileWireFixture() {}

    static FileWire wire(StubbedSlack slack, Duration silence, Duration deadline) {
        return new FileWire(slack.vertx(), new Config(silence, deadline), slack.wire());
    }

    private record Config(Duration silence, Duration deadline) implements FileWireConfig {

        @Override
        public MemorySize largest() {
            return new MemorySize(BigInteger.valueOf(LARGEST));
        }
    }
}

package com.atom.slack.devstack.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A child that died or never became ready; the message names the child, its log and the last line in it. */
public final class ChildFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private ChildFailure(String message) {
        super(message);
    }

    static ChildFailure died(ChildSpec spec, int exitCode) {
        return new ChildFailure(spec.name() + " ended with exit code " + exitCode + seeLog(spec.log()));
    }

    static ChildFailure late(ChildSpec spec, Duration waited) {
        return new ChildFailure(
                spec.name() + " was not ready within " + waited.toSeconds() + " s" + seeLog(spec.log()));
    }

    private static String seeLog(Path log) {
        try {
            String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).strip();
            return "; last line of " + log + ": " + text.substring(text.lastIndexOf('\n') + 1);
        } catch (IOException e) {
            return "; no log at " + log;
        }
    }
}

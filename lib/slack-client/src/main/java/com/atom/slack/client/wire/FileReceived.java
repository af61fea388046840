package com.atom.slack.client.wire;

/**
 * A download that came to its end.
 *
 * @param bytes written; 0 unless {@link FileHead#isFile()}
 */
public record FileReceived(FileHead head, long bytes) {}

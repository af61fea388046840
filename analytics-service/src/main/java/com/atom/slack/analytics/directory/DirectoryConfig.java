package com.atom.slack.analytics.directory;

import java.net.URI;
import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the archive is asked, and how long a report waits for it. */
@ConfigMapping(prefix = "directory")
public interface DirectoryConfig {

    /** Address of ingestion-service. */
    URI url();

    /** A report is answered without names or completeness after this time. More makes a slow archive slow us down. */
    @WithDefault("PT1S")
    Duration deadline();

    /** How long a name is believed. More asks less often and shows a rename later. */
    @WithDefault("PT5M")
    Duration believed();
}

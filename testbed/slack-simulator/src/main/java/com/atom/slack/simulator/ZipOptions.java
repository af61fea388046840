package com.atom.slack.simulator;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import com.atom.slack.simulator.exports.Days;
import com.atom.slack.simulator.exports.Layout;

/** The command line's options about Slack export ZIPs. */
final class ZipOptions {
    @Option(
            names = "--import-zip",
            paramLabel = "FILE",
            description = "a Slack export that becomes a workspace, once; may be given several times")
    private List<Path> imports = List.of();

    @Option(
            names = "--export-zip",
            paramLabel = "FILE",
            description = "write a workspace as a Slack export and end; nothing is served")
    private @Nullable Path file;

    @Option(
            names = "--layout",
            paramLabel = "LAYOUT",
            description =
                    "of --export-zip: standard (public channels only), corporate, slackdump or mattermost (standard)")
    private String layout = Layout.STANDARD.wire();

    @Option(
            names = "--team",
            paramLabel = "TEAM",
            description =
                    "of --export-zip: id, domain or name of a workspace, or an organisation's id (the first workspace)")
    private @Nullable String team;

    @Option(names = "--from", paramLabel = "DAY", description = "of --export-zip: the first day, such as 2026-11-01")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DAY", description = "of --export-zip: the last day")
    private @Nullable LocalDate to;

    List<Path> imports() {
        return imports;
    }

    /**
     * Empty when none is wanted.
     *
     * @throws IllegalArgumentException when the layout is not known or the days are the wrong way round
     */
    Optional<OfflineExport> export() {
        Layout wanted = Layout.named(layout)
                .orElseThrow(() -> new IllegalArgumentException(
                        "--layout " + layout + " is not known; use one of " + Layout.names()));
        if (file == null) {
            if (team != null || from != null || to != null) {
                throw new IllegalArgumentException("--team, --from and --to need --export-zip FILE");
            }
            return Optional.empty();
        }
        Days days = new Days(Optional.ofNullable(from), Optional.ofNullable(to));
        return Optional.of(new OfflineExport(file, wanted, Optional.ofNullable(team), days));
    }
}

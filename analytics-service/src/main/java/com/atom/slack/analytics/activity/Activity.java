package com.atom.slack.analytics.activity;

import java.time.Clock;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;

import com.atom.slack.analytics.directory.Directory;
import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.kit.tenancy.Tenancy;

/** Counts what is asked; names and completeness are fetched beside it and may be missing. */
@Singleton
class Activity {

    private final Tenancy tenancy;
    private final ActivityStore store;
    private final Directory directory;
    private final Clock clock;

    Activity(Tenancy tenancy, ActivityStore store, Directory directory, Clock clock) {
        this.tenancy = tenancy;
        this.store = store;
        this.directory = directory;
        this.clock = clock;
    }

    /** The caller must be entitled to the team; private channels are counted only for those who see all channels. */
    Uni<ActivityAnswer> report(Caller caller, String team, ActivityQuestion question) {
        return Uni.combine()
                .all()
                .unis(count(caller, team, question), directory.completeness(caller, team))
                .with((report, completeness) ->
                        new ActivityAnswer(true, clock.instant(), report.analytics(), completeness));
    }

    private Uni<Report> count(Caller caller, String team, ActivityQuestion question) {
        return tenancy.in(team, tx -> store.tallies(tx, team, caller.allChannels(), question))
                .map(tallies -> Report.of(question, tallies))
                .chain(report -> directory
                        .names(caller, team, report.userIds(), report.channelIds())
                        .map(report::with));
    }
}

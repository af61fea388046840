package com.atom.slack.simulator.story;

import java.util.Locale;

/** How much of a workspace there is. Channels: public without the shared one, private, archived, group DMs, DMs. */
public enum Size {
    SMALL(12, 600, 3, 2, 1, 1, 1, 30, 1),
    DEMO(60, 20_000, 13, 4, 2, 1, 3, 90, 1),
    LARGE(1000, 1_000_000, 130, 30, 12, 9, 18, 730, 0.3);

    final int users;
    final int messages;
    final int publicChannels;
    final int privateChannels;
    final int archivedChannels;
    final int groupDms;
    final int dms;
    final int days;
    /** How much of what is usual the members of a channel are. */
    final double crowded;

    Size(int users, int messages, int open, int closed, int archived, int groupDms, int dms, int days, double crowded) {
        this.users = users;
        this.messages = messages;
        this.publicChannels = open;
        this.privateChannels = closed;
        this.archivedChannels = archived;
        this.groupDms = groupDms;
        this.dms = dms;
        this.days = days;
        this.crowded = crowded;
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

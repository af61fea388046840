package com.atom.slack.client.files;

import java.time.Instant;
import java.util.Optional;

/**
 * Which files to list. Slack gives this list by pages, not by cursors: what is shared meanwhile moves the pages.
 *
 * @param from the first second, inclusive; absent for the beginning
 * @param until the last second, inclusive; absent for now
 * @param page from 1
 */
public record FileQuestion(
        String team,
        Optional<String> channel,
        Optional<String> user,
        Optional<Instant> from,
        Optional<Instant> until,
        int page) {

    public FileQuestion {
        if (page < 1) {
            throw new IllegalArgumentException("pages of files begin at 1, not at " + page);
        }
    }

    /** All that the app can see. */
    public static FileQuestion of(String team) {
        return new FileQuestion(team, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 1);
    }

    public FileQuestion in(String where) {
        return new FileQuestion(team, Optional.of(where), user, from, until, page);
    }

    public FileQuestion by(String whom) {
        return new FileQuestion(team, channel, Optional.of(whom), from, until, page);
    }

    public FileQuestion between(Instant first, Instant last) {
        return new FileQuestion(team, channel, user, Optional.of(first), Optional.of(last), page);
    }

    public FileQuestion page(int other) {
        return new FileQuestion(team, channel, user, from, until, other);
    }
}

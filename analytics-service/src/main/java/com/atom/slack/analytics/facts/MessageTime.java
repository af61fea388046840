package com.atom.slack.analytics.facts;

import java.time.Instant;
import java.util.regex.Pattern;

/** The moment that Slack's ts stands for. */
final class MessageTime {

    static final int QUARTER_SECONDS = 900;

    private static final Pattern FORM = Pattern.compile("\\d{1,11}\\.\\d{6}");

    private MessageTime() {}

    /** @throws UnreadableChange when the text is no ts */
    static Instant of(String ts) {
        if (!FORM.matcher(ts).matches()) {
            throw new UnreadableChange("ts is not of Slack's form");
        }
        int point = ts.indexOf('.');
        long micros = Long.parseLong(ts, point + 1, ts.length(), 10);
        return Instant.ofEpochSecond(Long.parseLong(ts, 0, point, 10), micros * 1_000);
    }

    /** The beginning of the quarter of an hour that the moment lies in; every time zone's days begin on one. */
    static Instant quarter(Instant at) {
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), QUARTER_SECONDS) * QUARTER_SECONDS);
    }
}

package com.atom.slack.simulator.workspace;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Locale;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A time zone as a user object shows it; the offset in seconds at the given moment. */
record ZoneLabel(String tz, String label, int offset) {
    static ZoneLabel of(String tz, long atSeconds) {
        ZoneId zone = ZoneId.of(tz);
        int offset = zone.getRules().getOffset(Instant.ofEpochSecond(atSeconds)).getTotalSeconds();
        return new ZoneLabel(tz, zone.getDisplayName(TextStyle.FULL, Locale.ENGLISH), offset);
    }

    void writeTo(ObjectNode user) {
        user.put("tz", tz).put("tz_label", label).put("tz_offset", offset);
    }
}

package com.atom.slack.simulator.workspace;

import java.util.regex.Pattern;

/** Slack's timestamps: seconds since the epoch with six decimals, as strings; here also as whole microseconds. */
public final class Ts {
    private static final Pattern SHAPE = Pattern.compile("\\d{1,11}(\\.\\d{1,6})?");
    private static final long SECOND = 1_000_000L;

    private Ts() {}

    public static String of(long micros) {
        String fraction = Long.toString(SECOND + micros % SECOND);
        return micros / SECOND + "." + fraction.substring(1);
    }

    /** The form Slack gives {@code edited.ts}: whole seconds. */
    public static String wholeSeconds(String ts) {
        return ts.substring(0, ts.indexOf('.')) + ".000000";
    }

    public static boolean isTs(String value) {
        return SHAPE.matcher(value).matches();
    }

    /** @param ts seconds with up to six decimals; see {@link #isTs} */
    public static long micros(String ts) {
        int dot = ts.indexOf('.');
        if (dot < 0) {
            return Long.parseLong(ts) * SECOND;
        }
        String fraction = (ts.substring(dot + 1) + "000000").substring(0, 6);
        return Long.parseLong(ts.substring(0, dot)) * SECOND + Long.parseLong(fraction);
    }

    public static long seconds(String ts) {
        return micros(ts) / SECOND;
    }
}

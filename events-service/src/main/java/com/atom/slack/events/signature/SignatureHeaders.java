package com.atom.slack.events.signature;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The form of Slack's two signature headers; anything but the exact form is refused. */
final class SignatureHeaders {

    private static final String VERSION = "v0=";
    private static final int DIGEST_BYTES = 32;
    private static final int MOST_DIGITS = 18;

    private SignatureHeaders() {}

    /** The raw digest; empty unless there is exactly one value of exactly the documented form. */
    static Optional<byte[]> digest(List<String> values) {
        if (values.size() != 1) {
            return Optional.empty();
        }
        String value = values.getFirst();
        if (value.length() != VERSION.length() + 2 * DIGEST_BYTES || !value.startsWith(VERSION)) {
            return Optional.empty();
        }
        byte[] digest = new byte[DIGEST_BYTES];
        for (int i = 0; i < DIGEST_BYTES; i++) {
            int high = lowerCaseHex(value.charAt(VERSION.length() + 2 * i));
            int low = lowerCaseHex(value.charAt(VERSION.length() + 2 * i + 1));
            if (high < 0 || low < 0) {
                return Optional.empty();
            }
            digest[i] = (byte) (high << 4 | low);
        }
        return Optional.of(digest);
    }

    /** Seconds since the epoch; empty unless there is exactly one value of 1 to 18 ASCII digits. */
    static OptionalLong seconds(List<String> values) {
        if (values.size() != 1) {
            return OptionalLong.empty();
        }
        String value = values.getFirst();
        if (value.isEmpty() || value.length() > MOST_DIGITS) {
            return OptionalLong.empty();
        }
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return OptionalLong.empty();
            }
        }
        return OptionalLong.of(Long.parseLong(value));
    }

    private static int lowerCaseHex(char digit) {
        if (digit >= '0' && digit <= '9') {
            return digit - '0';
        }
        return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
    }
}

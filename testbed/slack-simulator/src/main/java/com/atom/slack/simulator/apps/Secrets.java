package com.atom.slack.simulator.apps;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Credentials in Slack's shapes. They are not seeded: two simulators never share one. */
public final class Secrets {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private final SecureRandom random = new SecureRandom();

    public String hex(int bytes) {
        byte[] noise = new byte[bytes];
        random.nextBytes(noise);
        return HexFormat.of().formatHex(noise);
    }

    public String digits(int count) {
        StringBuilder digits = new StringBuilder();
        digits.append(1 + random.nextInt(9));
        while (digits.length() < count) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    /** Such as {@code Ev08A1B2C3D4E}. */
    public String id(String prefix) {
        StringBuilder id = new StringBuilder(prefix).append('0');
        for (int i = 0; i < 10; i++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return id.toString();
    }

    String clientId() {
        return digits(12) + "." + digits(13);
    }

    String botToken() {
        return "xoxb-" + digits(12) + "-" + digits(13) + "-" + hex(12);
    }

    String userToken() {
        return "xoxp-" + digits(12) + "-" + digits(12) + "-" + digits(13) + "-" + hex(16);
    }

    String appToken(String app) {
        return "xapp-1-" + app + "-" + digits(13) + "-" + hex(32);
    }

    /** Letters and digits, as many as asked for. */
    public String letters(int count) {
        StringBuilder letters = new StringBuilder();
        while (letters.length() < count) {
            char letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
            letters.append(random.nextBoolean() ? letter : Character.toLowerCase(letter));
        }
        return letters.toString();
    }

    /** Of twelve hours. */
    String expiringToken(boolean bot) {
        return (bot ? "xoxe.xoxb-1-" : "xoxe.xoxp-1-") + letters(163);
    }

    String refreshToken() {
        return "xoxe-1-" + letters(143);
    }

    public String code() {
        return digits(12) + "." + digits(13) + "." + hex(32);
    }
}

package com.atom.slack.simulator.exports;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import com.atom.slack.simulator.workspace.SharedFile;

/**
 * The token behind {@code ?t=} of an export's file addresses, with which a file can be had without a header. It follows from
 * workspace and layout, so that the same world gives the same export; Slack's own is a secret that can be revoked.
 */
public final class DownloadToken {
    private DownloadToken() {}

    static String of(String team, Layout layout) {
        String scope = layout == Layout.STANDARD ? "standard" : "corporate";
        byte[] digest = digest(team + " " + scope);
        StringBuilder token = new StringBuilder("xoxe-");
        for (int i = 0; i < 3; i++) {
            long number = Math.floorMod(
                    HexFormat.fromHexDigitsToLong(HexFormat.of().formatHex(digest, i * 8, i * 8 + 7)),
                    900_000_000_000L);
            token.append(100_000_000_000L + number).append('-');
        }
        return token + HexFormat.of().formatHex(digest, 16, 32);
    }

    /** The token of a standard export opens what is in public channels, that of another everything. */
    public static boolean opens(String token, String team, SharedFile file) {
        boolean open = file.isPublic();
        return token.equals(of(team, Layout.CORPORATE)) || open && token.equals(of(team, Layout.STANDARD));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

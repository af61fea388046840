package com.atom.slack.simulator.apps;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.atom.slack.simulator.pace.Pace;

/**
 * What an app takes out of a message that was sent to it in order to search on the sender's behalf. Slack does not tell
 * how long one is good: here ten minutes of simulated time.
 */
public final class ActionTokens {
    private static final Duration GOOD_FOR = Duration.ofMinutes(10);
    private static final Pattern SHAPE = Pattern.compile("(\\d{1,15})\\.([0-9a-f]{64})");

    private final Vault vault;
    private final Pace pace;

    public ActionTokens(Vault vault, Pace pace) {
        this.vault = vault;
        this.pace = pace;
    }

    public String fresh(App app, String team) {
        long until = pace.simulatedMillis() + GOOD_FOR.toMillis();
        return until + "." + sealed(app, team, until);
    }

    public boolean isGood(String token, String appId, String team) {
        Matcher parts = SHAPE.matcher(token);
        Optional<App> app = vault.app(appId);
        if (!parts.matches() || app.isEmpty()) {
            return false;
        }
        long until = Long.parseLong(parts.group(1));
        byte[] right = sealed(app.get(), team, until).getBytes(StandardCharsets.US_ASCII);
        return pace.simulatedMillis() <= until
                && MessageDigest.isEqual(right, parts.group(2).getBytes(StandardCharsets.US_ASCII));
    }

    private static String sealed(App app, String team, long until) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            byte[] key = app.credentials().clientSecret().getBytes(StandardCharsets.UTF_8);
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] seal = mac.doFinal((app.id() + "/" + team + "/" + until).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(seal);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }
}

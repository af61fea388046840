package com.atom.slack.simulator.oauth;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/** The way back to the app. */
final class Callback {
    private Callback() {}

    /** @param state as the app sent it; null when it sent none */
    static String to(String redirectUri, String name, String value, @Nullable String state) {
        String url = redirectUri + (redirectUri.contains("?") ? "&" : "?") + name + "=" + encoded(value);
        return state == null ? url : url + "&state=" + encoded(state);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}

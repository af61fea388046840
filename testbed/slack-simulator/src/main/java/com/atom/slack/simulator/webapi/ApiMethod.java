package com.atom.slack.simulator.webapi;

import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One method of the Web API.
 *
 * @param perMinute      calls a minute per workspace and app
 * @param scopes         what {@code x-accepted-oauth-scopes} tells
 * @param perChannel     the limit counts for each channel alone
 * @param rationed       one call a minute for apps of the limited class
 * @param answer         the answer without {@code ok}, or an {@link ApiError}
 */
record ApiMethod(
        String name,
        int perMinute,
        List<String> scopes,
        boolean perChannel,
        boolean rationed,
        Function<ApiCall, ObjectNode> answer) {
    static final int TIER_1 = 1;
    static final int TIER_2 = 20;
    static final int TIER_3 = 50;
    static final int TIER_4 = 100;
    static final int SPECIAL = 600;
    static final int PER_CHANNEL = 60;

    static ApiMethod of(String name, int perMinute, String scopes, Function<ApiCall, ObjectNode> answer) {
        List<String> accepted = scopes.isEmpty() ? List.of() : List.of(scopes.split(" "));
        return new ApiMethod(name, perMinute, accepted, false, false, answer);
    }

    ApiMethod countedPerChannel() {
        return new ApiMethod(name, perMinute, scopes, true, rationed, answer);
    }

    ApiMethod rationedForUnlisted() {
        return new ApiMethod(name, perMinute, scopes, perChannel, true, answer);
    }
}

package com.atom.slack.simulator.webapi;

import java.util.ArrayList;
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
 * @param caps           further limits beside the tier
 * @param reads          changes nothing, and so does not look into a JSON body
 * @param answersFile    the answer's {@code file} is the body, as it is
 * @param answer         the answer without {@code ok}, or an {@link ApiError}
 */
public record ApiMethod(
        String name,
        int perMinute,
        List<String> scopes,
        boolean perChannel,
        boolean rationed,
        List<Cap> caps,
        boolean reads,
        boolean answersFile,
        Function<ApiCall, ObjectNode> answer) {
    public static final int TIER_1 = 1;
    public static final int TIER_2 = 20;
    public static final int TIER_3 = 50;
    public static final int TIER_4 = 100;
    public static final int SPECIAL = 600;
    public static final int PER_CHANNEL = 60;

    /**
     * A limit beside the tier, without a burst.
     *
     * @param counted what calls are counted together; empty for calls it does not concern
     * @param error   empty for HTTP 429 {@code ratelimited}, otherwise the error of an answer with 200
     */
    public record Cap(int perMinute, Function<ApiCall, String> counted, String error) {}

    public static ApiMethod of(String name, int perMinute, String scopes, Function<ApiCall, ObjectNode> answer) {
        List<String> accepted = scopes.isEmpty() ? List.of() : List.of(scopes.split(" "));
        return new ApiMethod(name, perMinute, accepted, false, false, List.of(), false, false, answer);
    }

    /** A method that changes nothing. */
    public static ApiMethod read(String name, int perMinute, String scopes, Function<ApiCall, ObjectNode> answer) {
        return of(name, perMinute, scopes, answer).with(List.of(), true, false);
    }

    public ApiMethod countedPerChannel() {
        return new ApiMethod(name, perMinute, scopes, true, rationed, caps, reads, answersFile, answer);
    }

    public ApiMethod rationedForUnlisted() {
        return new ApiMethod(name, perMinute, scopes, perChannel, true, caps, reads, answersFile, answer);
    }

    public ApiMethod answeringFile() {
        return with(caps, reads, true);
    }

    public ApiMethod capped(int most, Function<ApiCall, String> counted) {
        return capped(most, counted, "");
    }

    public ApiMethod capped(int most, Function<ApiCall, String> counted, String error) {
        List<Cap> more = new ArrayList<>(caps);
        more.add(new Cap(most, counted, error));
        return with(List.copyOf(more), reads, answersFile);
    }

    private ApiMethod with(List<Cap> others, boolean onlyReads, boolean file) {
        return new ApiMethod(name, perMinute, scopes, perChannel, rationed, others, onlyReads, file, answer);
    }
}

package com.atom.slack.auth.slackapp;

import java.time.Clock;
import java.util.Optional;

import jakarta.inject.Singleton;

import com.slack.api.methods.response.oauth.OAuthV2AccessResponse;
import io.smallrye.mutiny.Uni;
import okhttp3.FormBody;

/**
 * The exchange of a code for tokens. Slack reports errors with HTTP 200 and nests user tokens, which its own client
 * understands. Nothing is tried again: a code is good for one call.
 */
@Singleton
public class SlackOAuth {

    private static final String METHOD = "oauth.v2.access";

    private final SlackConfig config;
    private final SlackApp app;
    private final SlackClient slack;
    private final GrantReader reader;

    SlackOAuth(SlackConfig config, SlackApp app, SlackClient slack, Clock clock) {
        this.config = config;
        this.app = app;
        this.slack = slack;
        this.reader = new GrantReader(clock);
    }

    /**
     * One call, within the configured deadline.
     *
     * @param verifier of PKCE (RFC 7636); empty where the authorize page was given no challenge
     */
    public Uni<Exchange> exchange(String code, Optional<String> verifier) {
        return slack.call(
                        METHOD,
                        methods -> methods.postFormAndParseResponse(
                                form -> fill(form, code, verifier), METHOD, OAuthV2AccessResponse.class))
                .map(this::read);
    }

    /** By hand, because the client's own request has no place for a verifier. */
    private FormBody.Builder fill(FormBody.Builder form, String code, Optional<String> verifier) {
        form.add("client_id", config.clientId().orElseThrow())
                .add("client_secret", config.clientSecret().orElseThrow())
                .add("code", code)
                .add("redirect_uri", app.redirectUri().toString());
        verifier.ifPresent(proof -> form.add("code_verifier", proof));
        return form;
    }

    private Exchange read(Reply<OAuthV2AccessResponse> reply) {
        return switch (reply) {
            case Reply.Done<OAuthV2AccessResponse>(var answer) ->
                reader.read(answer)
                        .<Exchange>map(Exchange.Granted::new)
                        .orElseGet(() -> new Exchange.Refused("incomplete_answer", Optional.empty()));
            case Reply.Refused<OAuthV2AccessResponse>(var error) -> new Exchange.Refused(error, Optional.empty());
            case Reply.NotTaken<OAuthV2AccessResponse>(var why, var retryAfter)
            when why.equals("ratelimited") -> new Exchange.Refused(why, retryAfter);
            case Reply.NotTaken<OAuthV2AccessResponse> away -> new Exchange.Unreachable();
            case Reply.Lost<OAuthV2AccessResponse>() -> new Exchange.Unreachable();
        };
    }

    /** Slack's code when it looks like one, because it is shown to people. */
    public static String errorCode(String given) {
        return SlackClient.errorCode(given);
    }
}

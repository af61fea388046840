package com.atom.slack.auth.slackapp;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import com.slack.api.methods.response.auth.teams.AuthTeamsListResponse;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

import com.atom.slack.auth.vault.SlackToken;
import com.atom.slack.auth.vault.TokenKind;

/** What is done at Slack with tokens that we hold: renewed, exchanged, looked at, revoked. One call each, never repeated. */
@Singleton
public class TokenCalls {

    private static final int TEAMS_PER_PAGE = 100;

    private final SlackConfig config;
    private final SlackClient slack;
    private final Clock clock;

    TokenCalls(SlackConfig config, SlackClient slack, Clock clock) {
        this.config = config;
        this.slack = slack;
        this.clock = clock;
    }

    /** The next pair for a refresh token. The answer has it at the top, a person's as well as the bot's. */
    public Uni<Reply<Pair>> refresh(SlackToken refresh) {
        return slack.call(
                        "oauth.v2.access",
                        methods -> methods.oauthV2Access(
                                request -> request.clientId(config.clientId().orElseThrow())
                                        .clientSecret(config.clientSecret().orElseThrow())
                                        .grantType("refresh_token")
                                        .refreshToken(refresh.secret())))
                .map(reply -> paired(reply.map(answer -> pair(
                        refresh,
                        answer.getAccessToken(),
                        answer.getRefreshToken(),
                        answer.getExpiresIn(),
                        answer.getScope()))));
    }

    /** A pair in place of a token that does not expire, for an app that has switched rotation on. */
    public Uni<Reply<Pair>> exchange(SlackToken lasting) {
        return slack.call(
                        "oauth.v2.exchange",
                        methods -> methods.oauthV2Exchange(
                                request -> request.clientId(config.clientId().orElseThrow())
                                        .clientSecret(config.clientSecret().orElseThrow())
                                        .token(lasting.secret())))
                .map(reply -> paired(reply.map(answer -> pair(
                        lasting,
                        answer.getAccessToken(),
                        answer.getRefreshToken(),
                        answer.getExpiresIn(),
                        answer.getScope()))));
    }

    /** An answer that lacks a half is as good as none. */
    private static Reply<Pair> paired(Reply<Optional<Pair>> reply) {
        return reply instanceof Reply.Done<Optional<Pair>>(Optional<Pair> pair) && pair.isEmpty()
                ? new Reply.Lost<>()
                : reply.map(Optional::orElseThrow);
    }

    private Optional<Pair> pair(
            SlackToken old,
            @Nullable String access,
            @Nullable String refresh,
            @Nullable Integer expiresInSeconds,
            @Nullable String scope) {
        if (access == null || access.isEmpty() || refresh == null || refresh.isEmpty() || expiresInSeconds == null) {
            return Optional.empty();
        }
        boolean bot = old.kind() == TokenKind.BOT || old.kind() == TokenKind.BOT_REFRESH;
        List<String> scopes = scope == null ? old.scopes() : GrantReader.scopes(scope);
        Instant end = clock.instant().plusSeconds(expiresInSeconds);
        return Optional.of(new Pair(
                new SlackToken(bot ? TokenKind.BOT : TokenKind.USER, old.holder(), access, scopes, Optional.of(end)),
                new SlackToken(
                        bot ? TokenKind.BOT_REFRESH : TokenKind.USER_REFRESH,
                        old.holder(),
                        refresh,
                        scopes,
                        Optional.empty())));
    }

    /** Whether Slack still takes the token. */
    public Uni<Reply<Boolean>> test(SlackToken token) {
        return slack.call("auth.test", methods -> methods.authTest(request -> request.token(token.secret())))
                .map(reply -> reply.map(answer -> true));
    }

    /** Ends the token: of an app that rotates only this one, else everything that was granted with it. */
    public Uni<Reply<Boolean>> revoke(SlackToken token) {
        return slack.call("auth.revoke", methods -> methods.authRevoke(request -> request.token(token.secret())))
                .map(reply -> reply.map(answer -> answer.isRevoked()));
    }

    /**
     * A workspace that an organisation's token reaches.
     *
     * @param id {@code T…}
     */
    public record Reached(String id, String name) {}

    /** All workspaces that an organisation's token reaches, page by page; what is not done is the first page that was not. */
    public Uni<Reply<List<Reached>>> teams(SlackToken token) {
        return teams(token, "").map(reply -> reply.map(List::copyOf));
    }

    private Uni<Reply<List<Reached>>> teams(SlackToken token, String cursor) {
        return slack.call(
                        "auth.teams.list",
                        methods -> methods.authTeamsList(request -> request.token(token.secret())
                                .limit(TEAMS_PER_PAGE)
                                .cursor(cursor.isEmpty() ? null : cursor)))
                .chain(reply -> reply instanceof Reply.Done<AuthTeamsListResponse>(AuthTeamsListResponse page)
                        ? withTheRest(token, page)
                        : Uni.createFrom().item(reply.map(answer -> List.of())));
    }

    private Uni<Reply<List<Reached>>> withTheRest(SlackToken token, AuthTeamsListResponse page) {
        List<Reached> here = page.getTeams().stream()
                .map(team -> new Reached(team.getId(), team.getName()))
                .toList();
        String next = page.getResponseMetadata() == null
                ? ""
                : Optional.ofNullable(page.getResponseMetadata().getNextCursor())
                        .orElse("");
        return next.isEmpty()
                ? Uni.createFrom().item(new Reply.Done<>(here))
                : teams(token, next).map(rest -> rest.map(more -> joined(here, more)));
    }

    private static List<Reached> joined(List<Reached> here, List<Reached> more) {
        return Stream.concat(here.stream(), more.stream()).toList();
    }
}

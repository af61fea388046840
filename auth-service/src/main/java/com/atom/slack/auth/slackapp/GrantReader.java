package com.atom.slack.auth.slackapp;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.slack.api.methods.response.oauth.OAuthV2AccessResponse;
import com.slack.api.methods.response.oauth.OAuthV2AccessResponse.AuthedUser;
import org.jspecify.annotations.Nullable;

import com.atom.slack.auth.vault.SlackToken;
import com.atom.slack.auth.vault.TokenKind;

/** Reads Slack's answer, where the bot's token lies at the top and the person's under {@code authed_user}. */
final class GrantReader {

    private final Clock clock;

    GrantReader(Clock clock) {
        this.clock = clock;
    }

    /** Empty when the answer says ok but lacks what every grant has: an app and a token. */
    Optional<Grant> read(OAuthV2AccessResponse answer) {
        List<SlackToken> tokens = new ArrayList<>();
        addTokens(
                tokens,
                List.of(TokenKind.BOT, TokenKind.BOT_REFRESH),
                "",
                new Part(answer.getAccessToken(), answer.getRefreshToken(), answer.getScope(), answer.getExpiresIn()));
        Optional<AuthedUser> person = Optional.ofNullable(answer.getAuthedUser());
        person.filter(user -> user.getId() != null)
                .ifPresent(user -> addTokens(
                        tokens,
                        List.of(TokenKind.USER, TokenKind.USER_REFRESH),
                        user.getId(),
                        new Part(user.getAccessToken(), user.getRefreshToken(), user.getScope(), user.getExpiresIn())));
        if (answer.getAppId() == null || tokens.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(grant(answer, person, tokens));
    }

    private static Grant grant(OAuthV2AccessResponse answer, Optional<AuthedUser> person, List<SlackToken> tokens) {
        var team = Optional.ofNullable(answer.getTeam()).filter(given -> !answer.isEnterpriseInstall());
        return new Grant(
                answer.getAppId(),
                team.map(OAuthV2AccessResponse.Team::getId),
                team.map(OAuthV2AccessResponse.Team::getName)
                        .or(() -> Optional.ofNullable(answer.getEnterprise())
                                .filter(organisation -> answer.isEnterpriseInstall())
                                .map(OAuthV2AccessResponse.Enterprise::getName)),
                Optional.ofNullable(answer.getEnterprise()).map(OAuthV2AccessResponse.Enterprise::getId),
                Optional.ofNullable(answer.getBotUserId()),
                person.map(AuthedUser::getId),
                List.copyOf(tokens));
    }

    private void addTokens(List<SlackToken> tokens, List<TokenKind> kinds, String holder, Part part) {
        if (part.token() == null || part.token().isEmpty()) {
            return;
        }
        List<String> scopes = scopes(part.scope());
        Optional<Instant> expiry = Optional.ofNullable(part.expiresInSeconds()).map(clock.instant()::plusSeconds);
        tokens.add(new SlackToken(kinds.getFirst(), holder, part.token(), scopes, expiry));
        if (part.refreshToken() != null && !part.refreshToken().isEmpty()) {
            tokens.add(new SlackToken(kinds.getLast(), holder, part.refreshToken(), scopes, Optional.empty()));
        }
    }

    static List<String> scopes(@Nullable String commaSeparated) {
        return commaSeparated == null || commaSeparated.isBlank() ? List.of() : List.of(commaSeparated.split(","));
    }

    /** The same four fields, wherever they lie. */
    private record Part(
            @Nullable String token,
            @Nullable String refreshToken,
            @Nullable String scope,
            @Nullable Integer expiresInSeconds) {

        @Override
        public String toString() {
            return "Part[hidden]";
        }
    }
}

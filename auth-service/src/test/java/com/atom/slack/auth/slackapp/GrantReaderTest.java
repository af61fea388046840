package com.atom.slack.auth.slackapp;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import com.slack.api.methods.response.oauth.OAuthV2AccessResponse;
import com.slack.api.util.json.GsonFactory;
import org.junit.jupiter.api.Test;

import com.atom.slack.auth.vault.SlackToken;
import com.atom.slack.auth.vault.TokenKind;

import static org.assertj.core.api.Assertions.assertThat;

class GrantReaderTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final GrantReader reader = new GrantReader(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void theBotsTokenIsAtTheTopAndThePersonsIsNested() {
        Grant grant = reader.read(answer("""
                        {"ok": true, "app_id": "A1", "access_token": "xoxb-1", "token_type": "bot",
                         "scope": "channels:read,chat:write", "bot_user_id": "U0", "team": {"id": "T1", "name": "Acme"},
                         "enterprise": {"id": "E1", "name": "Org"}, "is_enterprise_install": false,
                         "authed_user": {"id": "U1", "scope": "search:read", "access_token": "xoxp-1"}}""")).orElseThrow();

        assertThat(grant.team()).contains("T1");
        assertThat(grant.teamName()).contains("Acme");
        assertThat(grant.enterprise()).contains("E1");
        assertThat(grant.botUser()).contains("U0");
        assertThat(grant.installer()).contains("U1");
        assertThat(grant.tokens()).extracting(SlackToken::kind).containsExactly(TokenKind.BOT, TokenKind.USER);
        assertThat(grant.tokens()).extracting(SlackToken::secret).containsExactly("xoxb-1", "xoxp-1");
        assertThat(grant.tokens().getFirst().scopes()).containsExactly("channels:read", "chat:write");
        assertThat(grant.tokens().getLast().holder()).isEqualTo("U1");
    }

    @Test
    void tokensOfAnAppThatRotatesExpireAndHaveRefreshTokens() {
        Grant grant = reader.read(answer("""
                        {"ok": true, "app_id": "A1", "access_token": "xoxe.xoxb-1", "refresh_token": "xoxe-1",
                         "expires_in": 43200, "scope": "chat:write", "team": {"id": "T1", "name": "Acme"},
                         "authed_user": {"id": "U1"}}""")).orElseThrow();

        assertThat(grant.tokens()).extracting(SlackToken::kind).containsExactly(TokenKind.BOT, TokenKind.BOT_REFRESH);
        assertThat(grant.tokens().getFirst().expiresAt()).contains(NOW.plusSeconds(43200));
    }

    @Test
    void withUserScopesOnlyThereIsNoBot() {
        Grant grant = reader.read(answer("""
                        {"ok": true, "app_id": "A1", "team": {"id": "T1"},
                         "authed_user": {"id": "U1", "scope": "search:read", "access_token": "xoxp-1"}}""")).orElseThrow();

        assertThat(grant.tokens()).extracting(SlackToken::kind).containsExactly(TokenKind.USER);
        assertThat(grant.botUser()).isEmpty();
        assertThat(grant.teamName()).isEmpty();
    }

    @Test
    void anInstallationOnAnOrganisationHasNoTeam() {
        Grant grant = reader.read(answer("""
                        {"ok": true, "app_id": "A1", "access_token": "xoxb-1", "scope": "chat:write", "team": null,
                         "enterprise": {"id": "E1"}, "is_enterprise_install": true, "authed_user": {"id": "U1"}}""")).orElseThrow();

        assertThat(grant.team()).isEmpty();
        assertThat(grant.enterprise()).contains("E1");
    }

    @Test
    void anAnswerWithoutATokenIsNoGrant() {
        assertThat(reader.read(answer("{\"ok\": true, \"app_id\": \"A1\", \"authed_user\": {\"id\": \"U1\"}}")))
                .isEmpty();
        assertThat(reader.read(answer("{\"ok\": true}"))).isEmpty();
    }

    @Test
    void aGrantPrintsNoToken() {
        assertThat(reader.read(answer("{\"ok\": true, \"app_id\": \"A1\", \"access_token\": \"xoxb-1\"}"))
                        .orElseThrow()
                        .toString())
                .doesNotContain("xoxb");
    }

    private static OAuthV2AccessResponse answer(String json) {
        return GsonFactory.createSnakeCase().fromJson(json, OAuthV2AccessResponse.class);
    }
}

package com.atom.slack.simulator;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.response.apps.event.authorizations.AppsEventAuthorizationsListResponse.Authorization;
import com.slack.api.methods.response.auth.AuthTestResponse;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

abstract class OfficialApps extends OfficialFixture {
    private MethodsClient level() {
        return client(app.app().app().path("app_token").asText());
    }

    @Test
    void opensASocket() throws Exception {
        app.app().http().post("/_sim/apps", "{\"name\": \"Everything\", \"socket_mode\": true}");
        assertThat(good(level().appsConnectionsOpen(request -> request)).getUrl())
                .startsWith("ws://127.0.0.1:");
    }

    @Test
    void learnsWhoMaySeeAnEvent() throws Exception {
        String ts = app.posted("who sees it");
        app.event("message", event -> event.path("ts").asText().equals(ts));
        String context = app.receiver().got().stream()
                .filter(got -> got.event().path("ts").asText().equals(ts))
                .findFirst()
                .orElseThrow()
                .json()
                .path("event_context")
                .asText();
        assertThat(good(level().appsEventAuthorizationsList(request -> request.eventContext(context)))
                        .getAuthorizations())
                .extracting(Authorization::getUserId)
                .contains(app.botUser());
    }

    @Test
    void knowsWhoItIs() throws Exception {
        AuthTestResponse itself = good(bot.authTest(request -> request));
        assertThat(itself.getUserId()).isEqualTo(app.botUser());
        assertThat(itself.getBotId()).startsWith("B");
        assertThat(itself.getTeamId()).isEqualTo(app.app().team());
        assertThat(itself.getUrl()).isEqualTo("https://northwind.slack.com/");
        assertThat(good(person.authTest(request -> request)).getUserId()).isEqualTo(app.admin());
        assertThat(good(bot.apiTest(request -> request.foo("bar"))).getArgs().getFoo())
                .isEqualTo("bar");
    }
}

package com.atom.slack.auth.manifest;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.atom.slack.auth.testing.AuthServiceTest;
import com.atom.slack.auth.testing.Browser;
import com.atom.slack.auth.testing.Database;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class ManifestIT extends AuthServiceTest {

    private static final String MANIFEST = "/internal/manifest";

    @ParameterizedTest
    @ValueSource(strings = {"", "?mode=http", "?mode=socket"})
    void theManifestIsWhatSlacksSchemaAsksFor(String query) throws IOException {
        JsonNode manifest = admin().json(admin().get(MANIFEST + query));

        assertThat(faults(manifest)).isEmpty();
        assertThat(manifest.path("oauth_config").path("redirect_urls").path(0).asText())
                .isEqualTo("http://localhost:8080/api/auth/slack/callback");
        assertThat(manifest.path("oauth_config").path("scopes").path("bot").toString())
                .contains("channels:history", "reactions:read", "files:read");
        JsonNode settings = manifest.path("settings");
        boolean socket = query.endsWith("socket");
        assertThat(settings.path("socket_mode_enabled").asBoolean()).isEqualTo(socket);
        assertThat(settings.path("event_subscriptions").has("request_url")).isEqualTo(!socket);
        assertThat(settings.path("event_subscriptions").path("bot_events").toString())
                .contains("message.channels", "tokens_revoked", "app_uninstalled");
    }

    @Test
    void theSchemaFindsWhatIsWrong() throws IOException {
        JsonNode manifest = admin().json(admin().get(MANIFEST));
        ((com.fasterxml.jackson.databind.node.ObjectNode) manifest.path("settings")).put("socket_mode_enabled", "yes");

        assertThat(faults(manifest)).isNotEmpty();
    }

    @Test
    void onlyAdministratorsAskAndModesAreTwo() {
        assertThat(browser().get(MANIFEST).statusCode()).isEqualTo(403);
        assertThat(admin().get(MANIFEST + "?mode=pigeon").statusCode()).isEqualTo(400);
    }

    @Test
    void whatATokenLacksIsNamedByFeatureWithTheWayToGetIt() throws SQLException {
        Browser admin = admin();
        JsonNode begun = admin.json(admin.post("/api/auth/slack/authorize", "{}"));
        String back = admin.get(begun.path("authorization_url").asText())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String team =
                admin.get(back).headers().firstValue("Location").orElseThrow().replaceAll(".*team=(\\w+).*", "$1");
        Browser own = adminOf(team);
        assertThat(own.json(own.get("/internal/scopes?workspace_id=" + team)).path("scopes_missing"))
                .isEmpty();
        new Database("auth_owner")
                .run(
                        "",
                        "update workspace set scopes = array_remove(scopes, 'reactions:read') where team = '" + team
                                + "'");

        JsonNode lacking = own.json(own.get("/internal/scopes?workspace_id=" + team));

        assertThat(lacking.path("scopes_missing").toString()).isEqualTo("[\"reactions:read\"]");
        assertThat(lacking.path("features").findValuesAsText("name")).contains("reactions", "messages");
        HttpResponse<String> again = own.post(
                lacking.path("reinstall").path("path").asText(),
                lacking.path("reinstall").path("body").toString());
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).contains("install_url", "reactions");
        assertThat(adminOf("T0OTHER")
                        .get("/internal/scopes?workspace_id=" + team)
                        .statusCode())
                .isEqualTo(404);
    }

    private static Set<ValidationMessage> faults(JsonNode manifest) throws IOException {
        try (var schema = ManifestIT.class.getResourceAsStream("/slack/app_manifest.schema.2.0.0.json")) {
            JsonSchema known =
                    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema);
            return known.validate(manifest);
        }
    }
}

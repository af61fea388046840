package com.atom.slack.auth.keys;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

import com.atom.slack.auth.testing.AuthServiceTest;
import com.atom.slack.auth.testing.Database;
import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.contracts.identity.ServiceName;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class ApiKeyIT extends AuthServiceTest {

    private static final String VERIFY = "/internal/api-keys/verify";

    private final Path file = Path.of(ConfigProvider.getConfig().getValue("ATOM_ADMIN_KEY_FILE", String.class));

    @Test
    void theFirstStartWritesAnAdministratorsKeyForItsOwnerOnly() throws IOException {
        JsonNode identity = ingestion().json(verify(Files.readString(file).strip()));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(identity.path("subject").asText()).matches("key:[0-9a-f]{12}");
        assertThat(identity.path("role").asText()).isEqualTo("ADMIN");
        assertThat(identity.path("teams").path(0).asText()).isEqualTo("*");
        assertThat(identity.path("all_channels").asBoolean()).isTrue();
    }

    @Test
    void keysThatAreMalformedUnknownRevokedOrExpiredGetTheSameAnswer() throws SQLException {
        String revoked = stored("now()", "null");
        String expired = stored("null", "now() - interval '1 second'");

        ObjectNode malformed = refusal("nonsense");

        assertThat(refusal(key().text())).isEqualTo(malformed);
        assertThat(refusal(revoked)).isEqualTo(malformed);
        assertThat(refusal(expired)).isEqualTo(malformed);
        assertThat(malformed.path("status").asInt()).isEqualTo(401);
    }

    @Test
    void aKeyIsNotStored() throws IOException, SQLException {
        String key = Files.readString(file).strip();

        assertThat(Database.asService().run("", "select k::text from api_key k"))
                .isNotEmpty()
                .noneMatch(row -> row.contains(key) || row.contains("atom_"));
    }

    @Test
    void onlyAServiceMayAsk() throws IOException {
        String question = question(Files.readString(file).strip());

        assertThat(admin().post(VERIFY, question).statusCode()).isEqualTo(403);
        assertThat(stranger().post(VERIFY, question).statusCode()).isEqualTo(401);
        assertThat(as(Caller.service(ServiceName.GATEWAY))
                        .post(VERIFY, question)
                        .statusCode())
                .isEqualTo(200);
    }

    /** What differs between two occurrences is taken out. */
    private ObjectNode refusal(String key) {
        ObjectNode body = (ObjectNode) ingestion().json(verify(key));
        body.remove("instance");
        body.remove("timestamp");
        return body;
    }

    private HttpResponse<String> verify(String key) {
        return ingestion().post(VERIFY, question(key));
    }

    private static String question(String key) {
        return "{\"key\": \"" + key + "\"}";
    }

    private static ApiKey key() {
        return ApiKey.random(new SecureRandom());
    }

    private static String stored(String revokedAt, String expiresAt) throws SQLException {
        ApiKey key = key();
        Database.asService()
                .run("", """
                insert into api_key (id, key_hash, label, role, teams, all_channels, created_at, created_by, revoked_at, expires_at)
                values ('%s', '\\x%s', 'test', 'VIEWER', '{T1}', false, now(), 'test', %s, %s)
                """.formatted(key.id(), HexFormat.of().formatHex(key.hash()), revokedAt, expiresAt));
        return key.text();
    }
}

package com.atom.slack.simulator;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SignInWithSlackTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void aPersonIsWhoTheSignedTokenSays() throws Exception {
        try (SimulatorServer server = SimulatorServer.start(SimulatorOptions.forTests(folder))) {
            OAuthClient client = OAuthClient.registered(server, "");
            JsonNode discovery = client.http().json("/.well-known/openid-configuration");
            assertThat(discovery.path("issuer").asText()).isEqualTo(server.baseUrl());

            JsonNode answer = exchange(client, code(client), client.secret());

            assertThat(answer.path("ok").asBoolean()).as(answer.toString()).isTrue();
            String[] parts = answer.path("id_token").asText().split("\\.");
            JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
            assertThat(claims.path("iss").asText()).isEqualTo(server.baseUrl());
            assertThat(claims.path("aud").asText()).isEqualTo(client.id());
            assertThat(claims.path("nonce").asText()).isEqualTo("n-1");
            assertThat(claims.path("https://slack.com/team_id").asText()).startsWith("T");
            assertThat(claims.path("https://slack.com/user_id").asText())
                    .isEqualTo(claims.path("sub").asText());
            assertThat(isSigned(
                            parts,
                            client.http()
                                    .json("/openid/connect/keys")
                                    .path("keys")
                                    .path(0)))
                    .isTrue();
            JsonNode info = Http.tree(client.http()
                    .get(
                            "/api/openid.connect.userInfo",
                            "Authorization",
                            "Bearer " + answer.path("access_token").asText()));
            assertThat(info.path("sub")).isEqualTo(claims.path("sub"));
        }
    }

    @Test
    void aCodeIsGoodOnceForItsAppAndItsAddress() {
        try (SimulatorServer server = SimulatorServer.start(SimulatorOptions.forTests(folder))) {
            OAuthClient client = OAuthClient.registered(server, "");
            OAuthClient other = OAuthClient.registered(server, "Other", "");
            String code = code(client);

            assertThat(exchange(client, code, "wrong").path("error").asText()).isEqualTo("bad_client_secret");
            assertThat(exchange(other, code, other.secret()).path("error").asText())
                    .isEqualTo("invalid_code");
            assertThat(exchange(client, code, client.secret()).path("ok").asBoolean())
                    .isTrue();
            assertThat(exchange(client, code, client.secret()).path("error").asText())
                    .isEqualTo("invalid_code");
        }
    }

    @Test
    void thePageRefusesWhatSlackRefuses() {
        try (SimulatorServer server = SimulatorServer.start(SimulatorOptions.forTests(folder))) {
            OAuthClient client = OAuthClient.registered(server, "");

            assertThat(page(client, "scope", "openid channels:read")).contains("invalid_scope");
            assertThat(page(client, "scope", "profile")).contains("invalid_scope");
            assertThat(page(client, "scope", "openid", "response_type", "token"))
                    .contains("invalid_arguments");
            assertThat(page(client, "scope", "openid", "redirect_uri", "https://evil.example/"))
                    .contains("bad_redirect_uri");
        }
    }

    private static String page(OAuthClient client, String... parameters) {
        return client.authorizeAt("/openid/connect/authorize", parameters).body();
    }

    private static String code(OAuthClient client) {
        return OAuthClient.codeOf(client.authorizeAt(
                "/openid/connect/authorize", "scope", "openid profile", "response_type", "code", "nonce", "n-1"));
    }

    private static JsonNode exchange(OAuthClient client, String code, String secret) {
        return Http.tree(client.http()
                .form(
                        "/api/openid.connect.token",
                        Map.of(
                                "client_id",
                                client.id(),
                                "client_secret",
                                secret,
                                "code",
                                code,
                                "redirect_uri",
                                OAuthClient.BACK)));
    }

    private static boolean isSigned(String[] parts, JsonNode key) throws Exception {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(number(key.path("n")), number(key.path("e")))));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    }

    private static BigInteger number(JsonNode text) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(text.asText()));
    }
}

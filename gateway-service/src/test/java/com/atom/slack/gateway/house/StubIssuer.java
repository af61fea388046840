package com.atom.slack.gateway.house;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.sun.net.httpserver.HttpExchange;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/**
 * An OpenID Connect issuer that signs real tokens: {@code POST /stub/sign?with=KEY} signs the claims in the body. A key is made when
 * it is first named; published are those whose name begins with {@code good}. {@code none} leaves the signature out, and {@code
 * hmac} takes the public key for a secret.
 */
final class StubIssuer extends StubService {

    private final Map<String, RsaJsonWebKey> keys = new ConcurrentHashMap<>();

    @Override
    void answer(HttpExchange exchange, String path, byte[] body) throws IOException {
        switch (path) {
            case "/.well-known/openid-configuration" -> json(exchange, 200, """
                        {"issuer":"%s","jwks_uri":"%s/keys"}""".formatted(url(), url()));
            case "/keys" -> json(exchange, 200, published());
            case "/stub/sign" -> {
                String with = exchange.getRequestURI().getQuery().replaceFirst("with=", "");
                String claims = new String(body, StandardCharsets.UTF_8);
                send(exchange, 200, "text/plain", sign(with, claims).getBytes(StandardCharsets.US_ASCII));
            }
            default -> problem(exchange, 404, "{}");
        }
    }

    private String published() {
        key("good");
        JsonWebKeySet set = new JsonWebKeySet();
        keys.values().stream().filter(key -> key.getKeyId().startsWith("good")).forEach(set::addJsonWebKey);
        return set.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    private RsaJsonWebKey key(String name) {
        return keys.computeIfAbsent(name, unseen -> {
            try {
                RsaJsonWebKey made = RsaJwkGenerator.generateJwk(2048);
                made.setKeyId(name);
                return made;
            } catch (JoseException impossible) {
                throw new IllegalStateException(impossible);
            }
        });
    }

    private String sign(String with, String claims) {
        JsonWebSignature token = new JsonWebSignature();
        token.setPayload(claims);
        switch (with) {
            case "none" -> {
                token.setAlgorithmConstraints(AlgorithmConstraints.ALLOW_ONLY_NONE);
                token.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
            }
            case "hmac" -> {
                token.setKeyIdHeaderValue("good");
                token.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
                token.setKey(new HmacKey(key("good").getKey().getEncoded()));
            }
            case "wrong" -> {
                token.setKeyIdHeaderValue("good");
                token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
                token.setKey(key("wrong").getPrivateKey());
            }
            default -> {
                token.setKeyIdHeaderValue(with);
                token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
                token.setKey(key(with).getPrivateKey());
            }
        }
        try {
            return token.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

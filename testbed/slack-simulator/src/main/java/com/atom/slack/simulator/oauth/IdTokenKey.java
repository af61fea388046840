package com.atom.slack.simulator.oauth;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;

/** The RSA key that signs id tokens, made when it is first needed. */
final class IdTokenKey {
    private static final int BITS = 2048;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private KeyPair pair;

    private synchronized KeyPair pair() {
        if (pair == null) {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(BITS);
                pair = generator.generateKeyPair();
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException("every JDK has RSA", impossible);
            }
        }
        return pair;
    }

    /** A JSON Web Key Set. */
    ObjectNode published() {
        RSAPublicKey key = (RSAPublicKey) pair().getPublic();
        ObjectNode set = Json.object();
        set.putArray("keys")
                .addObject()
                .put("kty", "RSA")
                .put("use", "sig")
                .put("alg", "RS256")
                .put("kid", id())
                .put("n", unsigned(key.getModulus()))
                .put("e", unsigned(key.getPublicExponent()));
        return set;
    }

    private String id() {
        return "sim-" + Integer.toHexString(pair().getPublic().hashCode());
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return BASE64.encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    /** A JSON Web Token with these claims. */
    String sign(ObjectNode claims) {
        ObjectNode header = Json.object().put("alg", "RS256").put("typ", "JWT").put("kid", id());
        String text = BASE64.encodeToString(Json.bytes(header)) + "." + BASE64.encodeToString(Json.bytes(claims));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair().getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has SHA256withRSA", impossible);
        }
    }
}

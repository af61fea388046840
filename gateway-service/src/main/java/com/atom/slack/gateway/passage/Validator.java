package com.atom.slack.gateway.passage;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/**
 * The entity tag of an answer: SHA-256 over its bytes without the value of the outermost {@code timestamp}, which says when the
 * answer was made and differs every time. Two answers with one tag therefore mean the same without being equal to the byte,
 * which RFC 9110 (section 8.8.1) calls a weak validator.
 */
final class Validator {

    private static final JsonFactory JSON = new JsonFactory();

    private Validator() {}

    static String of(byte[] body) {
        int[] gap = timestamp(body);
        MessageDigest digest = sha256();
        digest.update(body, 0, gap[0]);
        digest.update(body, gap[1], body.length - gap[1]);
        return "W/\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest()) + "\"";
    }

    /** Whether an If-None-Match header names the tag. */
    static boolean named(String ifNoneMatch, String tag) {
        String opaque = tag.substring(2);
        for (String candidate : ifNoneMatch.split(",")) {
            String given = candidate.trim();
            if (given.equals("*") || given.equals(tag) || given.equals(opaque)) {
                return true;
            }
        }
        return false;
    }

    /** From where to where the value stands; an empty range at the start when there is none. Stops reading as soon as it is found. */
    private static int[] timestamp(byte[] body) {
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return new int[] {0, 0};
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals("timestamp") && parser.currentToken() == JsonToken.VALUE_STRING) {
                    int from = (int) parser.currentTokenLocation().getByteOffset();
                    parser.finishToken();
                    return new int[] {from, (int) parser.currentLocation().getByteOffset()};
                }
                parser.skipChildren();
            }
            return new int[] {0, 0};
        } catch (IOException notJson) {
            return new int[] {0, 0};
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is not available", impossible);
        }
    }
}

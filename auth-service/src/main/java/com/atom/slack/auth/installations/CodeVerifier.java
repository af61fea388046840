package com.atom.slack.auth.installations;

import java.util.Base64;

import com.atom.slack.auth.secrets.OneTimeSecret;

/**
 * The verifier of PKCE (RFC 7636). It is derived from the cookie, which only the browser that began the installation holds, so
 * that nothing has to be kept here: a code is good only together with that browser.
 *
 * @param value 43 characters of base64url; a secret
 */
record CodeVerifier(String value) {

    /** @param browser the value of the state cookie */
    static CodeVerifier of(String browser) {
        return new CodeVerifier(encoded(OneTimeSecret.hash("code-verifier " + browser)));
    }

    /** What the authorize page is given: S256. */
    String challenge() {
        return encoded(OneTimeSecret.hash(value));
    }

    private static String encoded(byte[] hash) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    @Override
    public String toString() {
        return "CodeVerifier[hidden]";
    }
}

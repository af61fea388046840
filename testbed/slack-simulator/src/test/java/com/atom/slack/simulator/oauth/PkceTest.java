package com.atom.slack.simulator.oauth;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PkceTest {
    @ParameterizedTest
    @CsvSource({
        "secretpassword, ldMBaaWcQYtSATMV_IG8mf3wp7A6EW80arYoSW80ntU",
        "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk, E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
    })
    void theChallengeIsBase64UrlOfTheDigest(String verifier, String challenge) {
        assertThat(Pkce.challenge(verifier)).isEqualTo(challenge);
        assertThat(Pkce.fits(challenge, verifier)).isTrue();
    }

    @Test
    void aVerifierAndAChallengeNeedOneAnother() {
        assertThat(Pkce.fits("", "")).isTrue();
        assertThat(Pkce.fits("", "secretpassword")).isFalse();
        assertThat(Pkce.fits("ldMBaaWcQYtSATMV_IG8mf3wp7A6EW80arYoSW80ntU", "")).isFalse();
    }
}

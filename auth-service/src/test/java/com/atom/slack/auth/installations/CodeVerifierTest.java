package com.atom.slack.auth.installations;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("security-15")
class CodeVerifierTest {

    /** Appendix B of RFC 7636. */
    @Test
    void theChallengeIsThatOfTheRfc() {
        assertThat(new CodeVerifier("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk").challenge())
                .isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    @Test
    void theVerifierBelongsToOneBrowserAndIsNotItsCookie() {
        CodeVerifier verifier = CodeVerifier.of("cookie");

        assertThat(verifier).isEqualTo(CodeVerifier.of("cookie")).isNotEqualTo(CodeVerifier.of("other"));
        assertThat(verifier.value()).matches("[A-Za-z0-9_-]{43}");
        assertThat(verifier).hasToString("CodeVerifier[hidden]");
    }
}

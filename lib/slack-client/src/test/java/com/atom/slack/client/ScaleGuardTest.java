package com.atom.slack.client;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ScaleGuardTest {

    @Test
    void theRealSlackIsNeverCalledFasterThanItsTiers() {
        assertThatThrownBy(() -> ScaleGuard.require(2, "https://slack.com/api"))
                .hasMessageContaining("ATOM_SLACK_TIER_SCALE");
    }

    @Test
    void aSimulatorMayBeCalledFaster() {
        assertThatCode(() -> ScaleGuard.require(1000, "http://127.0.0.1:8090/api"))
                .doesNotThrowAnyException();
    }
}

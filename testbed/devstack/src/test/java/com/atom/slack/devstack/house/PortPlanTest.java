package com.atom.slack.devstack.house;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.EnumSet;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PortPlanTest {

    @Test
    void withoutVariablesThePortsAreTheDocumentedOnes() {
        // When
        PortPlan plan = PortPlan.from(Map.of());

        // Then
        assertThat(Stream.of(Plug.values()).map(plan::of))
                .containsExactly(
                        8080, 8081, 8082, 8083, 8084, 8090, 9080, 9081, 9082, 9083, 9084, 15432, 16379, 19092, 19093);
    }

    @Test
    void theBaseMovesAllPortsAndASingleVariableMovesOne() {
        // When
        PortPlan plan = PortPlan.from(Map.of("ATOM_PORT_BASE", "20000", "ATOM_GATEWAY_PORT", "80"));

        // Then
        assertThat(plan.of(Plug.GATEWAY)).isEqualTo(80);
        assertThat(plan.of(Plug.AUTH)).isEqualTo(20_001);
        assertThat(plan.of(Plug.KAFKA)).isEqualTo(31_012);
        assertThat(plan.url(Plug.AUTH_MANAGEMENT)).isEqualTo("http://127.0.0.1:21001");
    }

    @Test
    void whatIsNotAPortIsNamedWithItsVariable() {
        assertThatThrownBy(() -> PortPlan.from(Map.of("ATOM_REDIS_PORT", "six")))
                .isInstanceOf(Refusal.class)
                .hasMessage("ATOM_REDIS_PORT=six is not a port: use a number from 1 to 65535");
        assertThatThrownBy(() -> PortPlan.from(Map.of("ATOM_PORT_BASE", "60000")))
                .hasMessageContaining("is not a port");
    }

    @Test
    void twoPlugsOnOnePortAreRefused() {
        assertThatThrownBy(() -> PortPlan.from(Map.of("ATOM_AUTH_PORT", "8080")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("8080")
                .hasMessageContaining("ATOM_GATEWAY_PORT or ATOM_AUTH_PORT");
    }

    @Test
    void aBusyPortIsNamedOnlyWhenItIsUsed() throws IOException {
        // Given
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            PortPlan plan = PortPlan.from(Map.of("ATOM_SIMULATOR_PORT", Integer.toString(busy.getLocalPort())));

            // Then
            assertThatThrownBy(() -> plan.requireFree(EnumSet.of(Plug.SIMULATOR)))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining(busy.getLocalPort() + " (ATOM_SIMULATOR_PORT)");
            assertThatCode(() -> plan.requireFree(EnumSet.noneOf(Plug.class))).doesNotThrowAnyException();
        }
    }
}

package com.atom.slack.ingestion.wire;

import java.math.BigDecimal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StorableTest {

    private final ObjectNode node = JsonNodeFactory.instance.objectNode();

    @Test
    void leavesAloneWhatJsonbHolds() {
        node.put("text", "\uD83D\uDE00 plain").putArray("a").add(1.5);

        assertThat(Storable.of(node)).isEqualTo(new Storable(node, false));
    }

    @Test
    void replacesNulAndLoneSurrogatesInValuesAndNames() {
        node.put("a\u0000", "x\uD800y\u0000");

        Storable storable = Storable.of(node);

        assertThat(storable.altered()).isTrue();
        assertThat(storable.node().path("a\uFFFD").asText()).isEqualTo("x\uFFFDy\uFFFD");
    }

    @Test
    void keepsANumberThatNumericCannotHoldAsText() {
        node.put("n", new BigDecimal("1e900000"));

        assertThat(Storable.of(node).node().path("n").isTextual()).isTrue();
    }
}

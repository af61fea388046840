package com.atom.slack.devstack.house;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GivenAddressesTest {

    private static final Map<String, String> ADMINISTRATOR =
            Map.of("DATABASE_ADMIN_USERNAME", "root", "DATABASE_ADMIN_PASSWORD", "secret");

    @Test
    void nothingGivenMeansEverythingIsStartedHere() {
        GivenAddresses none = GivenAddresses.from(Map.of("REDIS_URL", " "));

        assertThat(none.database()).isEmpty();
        assertThat(none.redis()).isEmpty();
        assertThat(none.kafka()).isEmpty();
    }

    @Test
    void aDatabaseNeedsSomebodyWhoMaySetItUp() {
        assertThatThrownBy(() -> GivenAddresses.from(Map.of("DATABASE_URL", "postgresql://db:5432/atom")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("DATABASE_ADMIN_USERNAME");
    }

    @Test
    void anAddressAndItsAdministratorAreTaken() {
        assertThat(database("postgresql://db:5432/atom").url()).isEqualTo(URI.create("postgresql://db:5432/atom"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"jdbc:postgresql://db/atom", "db:5432", "postgresql://db:5432", "postgresql://u:hunter2@ b/atom"
            })
    void anAddressOfAnotherFormIsRefusedWithoutRepeatingIt(String url) {
        assertThatThrownBy(() -> database(url))
                .isInstanceOf(Refusal.class)
                .hasMessage("DATABASE_URL is not of the form postgresql://host:port/database");
    }

    private static GivenAddresses.Database database(String url) {
        Map<String, String> environment = new HashMap<>(ADMINISTRATOR);
        environment.put("DATABASE_URL", url);
        return GivenAddresses.from(environment).database().orElseThrow();
    }
}

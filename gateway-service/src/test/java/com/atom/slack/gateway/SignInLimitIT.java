package com.atom.slack.gateway;

import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.atom.slack.devstack.testing.InfrastructureResource;
import com.atom.slack.gateway.house.StubHouse;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Ten attempts a minute from one address, as it is without any setting; the good key is not let in any more either. */
@QuarkusTest
@TestProfile(SignInLimitIT.AsDelivered.class)
@WithTestResource(InfrastructureResource.class)
@WithTestResource(StubHouse.class)
class SignInLimitIT {

    public static final class AsDelivered implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("atom.test.sign-ins", "10");
        }
    }

    @Inject
    RedisDataSource redis;

    @Test
    @Tag("security-21")
    void whoGuessesKeysIsStopped() {
        redis.key().keys("gateway:limit:*").forEach(counter -> redis.key().del(counter));
        // two windows at most: the minute may turn once while we try
        long refused = 0;
        long tooMany = 0;
        for (int attempt = 0; attempt < 30; attempt++) {
            int status = begin("atom_guess" + attempt);
            refused += status == 401 ? 1 : 0;
            tooMany += status == 429 ? 1 : 0;
        }

        assertThat(refused).isBetween(10L, 20L);
        assertThat(tooMany).isEqualTo(30 - refused);
        assertThat(begin("atom_signed_in")).isEqualTo(429);
    }

    private static int begin(String key) {
        return given().contentType("application/json")
                .body(Map.of("key", key))
                .post("/api/auth/session")
                .statusCode();
    }
}

package com.atom.slack.auth.audit;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import com.atom.slack.auth.audit.AuditEntry.Action;
import com.atom.slack.auth.testing.AuthServiceTest;
import com.atom.slack.auth.testing.Database;
import com.atom.slack.kit.tenancy.Tenancy;

import static org.assertj.core.api.Assertions.assertThat;

/** What an entry costs the deed, with and without the note for its seal. */
@QuarkusTest
class AuditCostIT extends AuthServiceTest {

    private static final int ENTRIES = 1_000;

    @Inject
    Tenancy tenancy;

    @Inject
    AuditTrail trail;

    @Test
    void theChainCostsADeedLittle() throws SQLException {
        Database owner = new Database("auth_owner");
        enter();
        owner.run("", "alter table audit disable trigger sealed_later");
        long[] without;
        try {
            without = enter();
        } finally {
            owner.run(
                    "",
                    "alter table audit enable trigger sealed_later; insert into audit_unsealed select id from audit a"
                            + " where not exists (select from audit_seal s where s.entry = a.id)"
                            + " and not exists (select from audit_unsealed u where u.entry = a.id)");
        }

        long[] with = enter();

        System.out.printf(
                "a transaction with an entry, ms: without chain p50 %.3f p99 %.3f, with chain p50 %.3f p99 %.3f%n",
                at(without, 50), at(without, 99), at(with, 50), at(with, 99));
        assertThat(at(with, 50) - at(without, 50)).isLessThan(1.0);
    }

    private long[] enter() {
        AuditEntry entry = new AuditEntry("key:cost", Action.TOKEN_LEASED, Optional.of("T0COST"), "measured");
        long[] nanos = new long[ENTRIES];
        for (int n = 0; n < ENTRIES; n++) {
            long before = System.nanoTime();
            tenancy.in("T0COST", connection -> trail.append(connection, entry))
                    .await()
                    .indefinitely();
            nanos[n] = System.nanoTime() - before;
        }
        Arrays.sort(nanos);
        return nanos;
    }

    private static double at(long[] sorted, int percent) {
        return sorted[sorted.length * percent / 100] / 1e6;
    }
}

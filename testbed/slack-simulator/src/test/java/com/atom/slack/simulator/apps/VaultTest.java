package com.atom.slack.simulator.apps;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.wire.Json;

import static org.assertj.core.api.Assertions.assertThat;

class VaultTest {
    @TempDir
    Path folder;

    private Vault vault() {
        return new Vault(folder, new Secrets(), new Pace(Clock.systemUTC()));
    }

    private static Grant bot(Vault vault, App app, String team, String enterprise, Set<String> teams) {
        return new Grant(
                vault.grantId(), app.id(), team, "U1", true, Set.of("incoming-webhook"), false, enterprise, teams);
    }

    @Test
    void aWebhookIsFoundByItsAddressUntilItsAppIsGone() {
        // Given
        Vault vault = vault();
        App app = vault.register(Json.own("{\"name\": \"a\"}"));
        vault.grant(app, bot(vault, app, "T1", "", Set.of()), false);
        Webhook hook = vault.hook(app, "T1", "C1", "U2");
        // When
        Vault again = vault();
        // Then
        assertThat(again.webhook(hook.path())).contains(hook);
        assertThat(again.webhook("/services/" + hook.path())).contains(hook);
        assertThat(again.webhook("T1/B1/nonsense")).isEmpty();
        again.revoke(grant -> grant.team().equals("T1"));
        assertThat(again.webhook(hook.path())).isEmpty();
        assertThat(vault().webhook(hook.path())).isEmpty();
    }

    @Test
    void anOrganisationsGrantReachesTheWorkspacesItWasAddedTo() {
        Vault vault = vault();
        App app = vault.register(Json.own("{\"name\": \"a\"}"));
        vault.grant(app, bot(vault, app, "", "E1", Set.of("T1")), false);
        assertThat(vault.grants(app.id(), "T1")).hasSize(1);
        assertThat(vault.grants(app.id(), "T2")).isEmpty();
        vault.reach(app.id(), "E1", Set.of("T2"));
        assertThat(vault().grants(app.id(), "T2")).hasSize(1);
        assertThat(vault().orgGrants(app.id(), "E1")).hasSize(1);
    }

    @Test
    void anAppIsKnownByItsAppLevelToken() {
        Vault vault = vault();
        App app = vault.register(Json.own("{\"name\": \"a\"}"));
        assertThat(vault.appByToken(app.credentials().appToken())).contains(app);
        assertThat(vault.appByToken("xapp-1-nonsense")).isEmpty();
        assertThat(vault.bearer(app.credentials().appToken())).isEmpty();
    }
}

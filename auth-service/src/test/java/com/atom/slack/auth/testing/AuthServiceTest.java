package com.atom.slack.auth.testing;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import org.eclipse.microprofile.config.ConfigProvider;

import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.contracts.identity.Role;
import com.atom.slack.contracts.identity.ServiceName;
import com.atom.slack.devstack.testing.InfrastructureResource;
import com.atom.slack.kit.identity.InternalTokens;

/** The service on real infrastructure with a simulated Slack, and who calls it. */
@QuarkusTestResource(value = InfrastructureResource.class, initArgs = @ResourceArg(name = "schema", value = "auth"))
@QuarkusTestResource(SlackResource.class)
public abstract class AuthServiceTest {

    @TestHTTPResource("/")
    URI service;

    @Inject
    InternalTokens tokens;

    /** An administrator's program. */
    protected Browser admin() {
        return as(new Caller("key:test", Role.ADMIN, Optional.empty(), Optional.empty(), true))
                .asProgram();
    }

    /** An administrator of these workspaces, {@code *} for all of them, who sees public channels only. */
    protected Browser adminOf(String... teams) {
        return as(new Caller(
                        "key:admin-of-" + String.join("-", teams),
                        Role.ADMIN,
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        List.of(teams)))
                .asProgram();
    }

    /** A browser that nobody has signed in on. */
    protected Browser browser() {
        return as(Caller.anonymous());
    }

    /** Another service of the platform. */
    protected Browser ingestion() {
        return as(Caller.service(ServiceName.INGESTION)).asProgram();
    }

    protected Browser as(Caller caller) {
        return new Browser(service, tokens.bearer(caller, ServiceName.AUTH));
    }

    /** Somebody who reached the service past the gateway. */
    protected Browser stranger() {
        return new Browser(service, "").asProgram();
    }

    /** Slack's base address without {@code /api}. */
    protected static String slack() {
        return ConfigProvider.getConfig()
                .getValue("SLACK_API_BASE_URL", String.class)
                .replace("/api", "");
    }
}

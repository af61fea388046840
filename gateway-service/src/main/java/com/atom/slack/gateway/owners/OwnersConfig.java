package com.atom.slack.gateway.owners;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import com.atom.slack.contracts.identity.ServiceName;

/** Where the other services are and how long we wait for them. */
@ConfigMapping(prefix = "gateway.owners")
public interface OwnersConfig {

    Address auth();

    Address events();

    Address ingestion();

    Address analytics();

    /** Longest wait for a read. More means patience with slow searches, and clients that learn late of a dead service. */
    @WithDefault("PT10S")
    Duration readDeadline();

    /** Longest wait for what starts an ingestion: it asks Slack for its channels first. */
    @WithDefault("PT30S")
    Duration writeDeadline();

    /** Longest wait for a step of an installation: the exchange of the code waits for Slack, 30 s unless set otherwise. */
    @WithDefault("PT35S")
    Duration oauthDeadline();

    /** Longest wait for the intake's answer; Slack itself gives up after 3 s and sends the event again. */
    @WithDefault("PT2.5S")
    Duration intakeDeadline();

    /** Connections kept to each service, 1 or more. More means more requests at once, and more for the service to bear. */
    @WithDefault("100")
    int connections();

    /** One service. */
    interface Address {

        /** Scheme, host and port, without a path. */
        URI url();

        /** Where its health is; the service's host and its port + 1000 unless it is set. */
        Optional<URI> managementUrl();
    }

    /** The address of one of the four; throws {@link IllegalArgumentException} for the gateway itself. */
    default Address of(ServiceName service) {
        return switch (service) {
            case AUTH -> auth();
            case EVENTS -> events();
            case INGESTION -> ingestion();
            case ANALYTICS -> analytics();
            case GATEWAY -> throw new IllegalArgumentException("the gateway does not call itself");
        };
    }
}

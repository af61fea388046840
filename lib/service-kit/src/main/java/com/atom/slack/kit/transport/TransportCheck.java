package com.atom.slack.kit.transport;

import java.util.List;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.ext.web.Router;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses to start a service whose traffic to PostgreSQL, Redis or Kafka would leave this machine in the clear, unless
 * {@code ATOM_PLAINTEXT_ALLOWED=true} says that somebody else encrypts it or that the network is private.
 */
@Singleton
public class TransportCheck {

    /** Before anybody else who waits for the same moment makes a client of PostgreSQL, Redis or Kafka. */
    private static final int FIRST = -1000;

    private final Config config;
    private final boolean allowed;
    private boolean done;

    TransportCheck(
            Config config, @ConfigProperty(name = "atom.plaintext.allowed", defaultValue = "false") boolean allowed) {
        this.config = config;
        this.allowed = allowed;
    }

    /** Routes are laid before the start is announced, and some of them bring clients. */
    void routes(@Observes @Priority(FIRST) Router router) {
        require();
    }

    void start(@Observes @Priority(FIRST) StartupEvent starting) {
        require();
    }

    /**
     * For whoever speaks to the infrastructure before the start is announced, as migrations do.
     *
     * @throws ConfigurationException naming every variable that is at fault, and what to do
     */
    public synchronized void require() {
        if (done) {
            return;
        }
        List<String> faults = new Plaintext(name -> config.getOptionalValue(name, String.class)).faults();
        String all = String.join("; ", faults);
        if (!faults.isEmpty() && !allowed) {
            throw new ConfigurationException(
                    all
                            + "; or set ATOM_PLAINTEXT_ALLOWED=true where a mesh encrypts the traffic or the network is private");
        }
        if (!faults.isEmpty()) {
            Log.warnf("ATOM_PLAINTEXT_ALLOWED is set, this service does not encrypt its traffic faults=%s", all);
        }
        done = true;
    }
}

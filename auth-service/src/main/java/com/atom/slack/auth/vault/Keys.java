package com.atom.slack.auth.vault;

import java.time.Duration;
import java.util.Optional;
import javax.crypto.SecretKey;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Vertx;

/**
 * The key-encryption keys in force. From a file they are read again every two seconds, so that a key is rotated without a
 * restart; a file that has become unusable changes nothing and is complained about. Safe for several threads.
 */
// before anything is made at start: a fault in the configuration leaves nothing behind
@Startup(Interceptor.Priority.PLATFORM_BEFORE - 1)
@Singleton
class Keys {

    /** Within this time a replica knows what is in the file. */
    static final Duration REREAD = Duration.ofSeconds(2);

    private final Optional<KeyFile> file;
    private String text;
    private volatile KeyRing ring;
    private long timer = -1;

    @Inject
    Keys(VaultConfig config) {
        file = config.encryptionKeyFile().map(KeyFile::new);
        boolean isGiven =
                config.encryptionKey().filter(given -> !given.isBlank()).isPresent();
        if (file.isPresent() && isGiven) {
            throw new ConfigurationException("ENCRYPTION_KEY and ENCRYPTION_KEY_FILE are both set: keep one of them");
        }
        text = file.map(KeyFile::read).or(config::encryptionKey).orElse("");
        ring = KeyRing.parse(Optional.of(text));
    }

    Keys(KeyRing ring) {
        this.file = Optional.empty();
        this.text = "";
        this.ring = ring;
    }

    void watch(@Observes StartupEvent event, Vertx vertx) {
        if (file.isPresent()) {
            timer = vertx.setPeriodic(
                    REREAD.toMillis(),
                    tick -> vertx.executeBlocking(() -> {
                        reread();
                        return null;
                    }));
        }
    }

    void rest(@Observes ShutdownEvent event, Vertx vertx) {
        vertx.cancelTimer(timer);
    }

    /** Takes over what the file holds now; blocks. Nothing changes when it cannot be used. */
    synchronized void reread() {
        try {
            String now = file.map(KeyFile::read).orElse(text);
            if (!now.equals(text)) {
                ring = KeyRing.parse(Optional.of(now));
                text = now;
                Log.infof("encryption keys were read again newest=%s keys=%s", ring.newest(), ring.ids());
            }
        } catch (ConfigurationException unusable) {
            Log.errorf("encryption keys stay as they are: %s", unusable.getMessage());
        }
    }

    KeyRing ring() {
        return ring;
    }

    /** The id of the key that wraps. */
    String newest() {
        return ring.newest();
    }

    /** Empty when the key was taken away. */
    Optional<SecretKey> find(String id) {
        return ring.find(id);
    }
}

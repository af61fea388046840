package com.atom.slack.auth.vault;

import java.nio.file.Path;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** The vault's keys. */
@ConfigMapping(prefix = "vault")
interface VaultConfig {

    /**
     * 32 random bytes in Base64 ({@code ENCRYPTION_KEY}), or several as {@code kid:base64,kid:base64}: the first wraps, all
     * unwrap, so a key is rotated by putting the new one in front. Without it the service refuses to start; without the
     * key that wrapped a workspace's data key, its tokens are lost and it has to be installed again.
     */
    Optional<String> encryptionKey();

    /**
     * A file with the same, a key a line ({@code ENCRYPTION_KEY_FILE}), instead of the variable. It is read again every two
     * seconds, so that keys are rotated without a restart. Not readable by others (mode 600, or 640 for a mounted secret).
     */
    Optional<Path> encryptionKeyFile();
}

package com.atom.slack.auth.keys;

import java.nio.file.Path;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** API keys. */
@ConfigMapping(prefix = "keys")
interface KeysConfig {

    /**
     * Where the first administrator's key is read from, or written to with mode 0600 ({@code ATOM_ADMIN_KEY_FILE}). Looked
     * at only while no key exists; absent means that somebody else makes the first one.
     */
    Optional<Path> adminFile();
}

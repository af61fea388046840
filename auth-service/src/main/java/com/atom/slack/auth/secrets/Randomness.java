package com.atom.slack.auth.secrets;

import java.security.SecureRandom;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The one source of randomness; seeded by the operating system when first used, so never in a native image's heap. */
class Randomness {

    @Produces
    @Singleton
    SecureRandom random() {
        return new SecureRandom();
    }
}

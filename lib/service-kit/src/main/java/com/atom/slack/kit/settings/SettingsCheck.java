package com.atom.slack.kit.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import org.eclipse.microprofile.config.Config;

import com.atom.slack.contracts.settings.Setting;

/** Refuses to start with settings that cannot be: all faults at once, each with what is expected, none with the value. */
// before anything is made at start: a fault in the configuration leaves nothing behind
@Startup(Interceptor.Priority.PLATFORM_BEFORE - 10)
@Singleton
class SettingsCheck {

    private final Config config;

    SettingsCheck(Config config) {
        this.config = config;
    }

    @PostConstruct
    void check() {
        List<String> faults = faults(name -> config.getOptionalValue(name, String.class));
        if (!faults.isEmpty()) {
            throw new ConfigurationException(
                    "settings that cannot be, nothing was started: " + String.join("; ", faults));
        }
    }

    static List<String> faults(Function<String, Optional<String>> value) {
        List<String> faults = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            value.apply(setting.name())
                    .filter(text -> !text.isBlank())
                    .flatMap(setting::fault)
                    .ifPresent(expected -> faults.add(setting + " must be " + expected));
        }
        boolean issuer = value.apply(Setting.ATOM_OIDC_ISSUER.name())
                .filter(text -> !text.isBlank())
                .isPresent();
        if (issuer
                && value.apply(Setting.ATOM_OIDC_AUDIENCE.name())
                        .filter(text -> !text.isBlank())
                        .isEmpty()) {
            faults.add("ATOM_OIDC_AUDIENCE must be set with ATOM_OIDC_ISSUER");
        }
        return faults;
    }
}

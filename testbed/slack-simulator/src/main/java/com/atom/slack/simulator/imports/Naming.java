package com.atom.slack.simulator.imports;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the new workspace, or organisation, is to be called; an export does not tell.
 *
 * @param name   empty for what the ZIP suggests
 * @param domain empty for what the ZIP suggests
 */
public record Naming(Optional<String> name, Optional<String> domain) {
    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9][a-z0-9-]{0,40}");

    public static final Naming FROM_ZIP = new Naming(Optional.empty(), Optional.empty());

    public Naming {
        if (domain.filter(wish -> !DOMAIN.matcher(wish).matches()).isPresent()) {
            throw new IllegalArgumentException("domain is lower-case letters, digits and hyphens, not " + domain.get());
        }
        if (name.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException("name is empty");
        }
    }

    static String domainOf(String name) {
        String plain =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return plain.isEmpty() ? "imported" : plain.substring(0, Math.min(plain.length(), 40));
    }
}

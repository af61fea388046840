package com.atom.slack.contracts.settings;

import java.math.BigDecimal;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the text of a setting may look like. */
sealed interface Form {

    Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** What is expected instead; empty when the text will do. Never repeats the text, which may be secret. */
    Optional<String> fault(String text);

    /** A number without a fraction, bounds included. */
    record Whole(long least, long most) implements Form {
        @Override
        public Optional<String> fault(String text) {
            boolean fits = text.matches("\\d{1,12}") && Long.parseLong(text) >= least && Long.parseLong(text) <= most;
            return fits ? Optional.empty() : Optional.of("a whole number from " + least + " to " + most);
        }
    }

    /** A number, bounds included. */
    record Decimal(String least, String most) implements Form {
        @Override
        public Optional<String> fault(String text) {
            boolean fits = text.matches("\\d{1,9}(\\.\\d{1,6})?")
                    && new BigDecimal(text).compareTo(new BigDecimal(least)) >= 0
                    && new BigDecimal(text).compareTo(new BigDecimal(most)) <= 0;
            return fits ? Optional.empty() : Optional.of("a number from " + least + " to " + most);
        }
    }

    /** {@code true} or {@code false}. */
    record Switch() implements Form {
        @Override
        public Optional<String> fault(String text) {
            return new Choice(List.of("true", "false"), false).fault(text);
        }
    }

    /** {@code true}, and nothing else. */
    record AlwaysOn() implements Form {
        @Override
        public Optional<String> fault(String text) {
            return text.equals("true") ? Optional.empty() : Optional.of("true: verification cannot be switched off");
        }
    }

    /** One of a few words, in any case, or several of them with commas. */
    record Choice(List<String> words, boolean several) implements Form {
        @Override
        public Optional<String> fault(String text) {
            List<String> given = several ? List.of(text.split(",")) : List.of(text);
            boolean fits = given.stream()
                    .map(word -> word.trim().toLowerCase(Locale.ROOT))
                    .allMatch(word -> words.stream().anyMatch(known -> known.equalsIgnoreCase(word)));
            return fits
                    ? Optional.empty()
                    : Optional.of((several ? "one or more of " : "one of ") + String.join(", ", words));
        }
    }

    /** An address that a secret may travel to: https, or http that does not leave the machine. */
    record SafeAddress() implements Form {
        @Override
        public Optional<String> fault(String text) {
            try {
                URI address = URI.create(text);
                boolean safe = address.getHost() != null
                        && ("https".equals(address.getScheme())
                                || ("http".equals(address.getScheme()) && LOOPBACK.contains(address.getHost())));
                return safe ? Optional.empty() : Optional.of("an https address (http on loopback only)");
            } catch (IllegalArgumentException notAnAddress) {
                return Optional.of("an https address (http on loopback only)");
            }
        }
    }

    /** Text of a pattern, described in words. */
    record Shape(String pattern, String words) implements Form {
        @Override
        public Optional<String> fault(String text) {
            return text.matches(pattern) ? Optional.empty() : Optional.of(words);
        }
    }

    /** Keys as {@code [kid:]base64[,...]}, of which none may be the one that examples show: nothing but zeros. */
    record Keys() implements Form {
        @Override
        public Optional<String> fault(String text) {
            boolean weak = Arrays.stream(text.split(","))
                    .map(part -> part.substring(part.indexOf(':') + 1).trim())
                    .anyMatch(Keys::isWeak);
            return weak ? Optional.of("random keys, such as openssl rand -base64 32 makes") : Optional.empty();
        }

        private static boolean isWeak(String base64) {
            try {
                byte[] key = java.util.Base64.getDecoder().decode(base64);
                for (byte one : key) {
                    if (one != 0) {
                        return false;
                    }
                }
                return true;
            } catch (IllegalArgumentException notBase64) {
                return false;
            }
        }
    }
}

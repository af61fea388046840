package com.atom.slack.gateway.oidc;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jspecify.annotations.Nullable;

import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.contracts.identity.Role;
import com.atom.slack.gateway.credentials.Visitor;

/** What the claims of a good token say about its bearer. */
final class Claims {

    private static final List<Role> BY_RANK = List.of(Role.ADMIN, Role.MEMBER, Role.ANALYST, Role.VIEWER);
    private static final Pattern TEAM = Pattern.compile("\\*|[TE][A-Z0-9]{1,20}");
    private static final Pattern SUBJECT = Pattern.compile("[\\x21-\\x7e]{1,150}");

    private Claims() {}

    /** Empty without a role that we know, without a workspace, or with a subject that cannot be written down. */
    static Optional<Visitor> visitor(JwtClaims claims, OidcConfig config) {
        List<String> names = texts(claims, config.rolesClaim());
        List<String> teams = texts(claims, config.workspacesClaim()).stream()
                .filter(team -> TEAM.matcher(team).matches())
                .distinct()
                .toList();
        boolean all = texts(claims, config.channelsClaim()).contains("all");
        Optional<String> subject = subject(claims);
        return BY_RANK.stream()
                .filter(role -> names.contains(role.name().toLowerCase(Locale.ROOT)))
                .findFirst()
                .filter(role -> !teams.isEmpty() && subject.isPresent())
                .map(role -> new Visitor(
                        new Caller("oidc:" + subject.get(), role, Optional.empty(), Optional.empty(), all, teams),
                        teams));
    }

    private static Optional<String> subject(JwtClaims claims) {
        try {
            return Optional.ofNullable(claims.getSubject())
                    .filter(subject -> SUBJECT.matcher(subject).matches());
        } catch (MalformedClaimException notText) {
            return Optional.empty();
        }
    }

    /** Text counts as a list of words, as {@code scope} is one. */
    private static List<String> texts(JwtClaims claims, String path) {
        @Nullable Object found = claims.getClaimsMap();
        for (String step : path.split("/")) {
            found = found instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return switch (found) {
            case String text -> List.of(text.trim().split("[ ,]+"));
            case List<?> list -> list.stream().map(String::valueOf).toList();
            case null, default -> List.of();
        };
    }
}

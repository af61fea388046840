package com.atom.slack.simulator.apps;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.pace.Pace;

/**
 * Grants, their access tokens and what renews them: long-lived tokens, or tokens of twelve hours of which at most two
 * work at once.
 */
final class Tokens {
    private static final Duration LIFE = Duration.ofHours(12);
    private static final Duration PUBLIC_REFRESH_LIFE = Duration.ofDays(30);
    private static final int WORKING_AT_ONCE = 2;
    /** Dead tokens of a grant that are still known, so that they are told from nonsense. */
    private static final int DEAD_KEPT = 20;

    private final Secrets secrets;
    private final Pace pace;
    private final Map<String, Grant> grants = new LinkedHashMap<>();
    private final Map<String, AccessToken> access = new LinkedHashMap<>();
    private final Map<String, RefreshToken> refresh = new LinkedHashMap<>();

    Tokens(Secrets secrets, Pace pace) {
        this.secrets = secrets;
        this.pace = pace;
    }

    void load(ObjectNode json) {
        json.path("grants").forEach(grant -> {
            String id = grant.path("id").asText(secrets.id("Gr"));
            grants.put(id, Grant.from(grant, id));
            if (grant.has("token")) {
                AccessToken only = new AccessToken(grant.path("token").asText(), id, 0, false, false);
                access.put(only.token(), only);
            }
        });
        json.path("access_tokens").forEach(token -> {
            AccessToken kept = AccessToken.from(token);
            access.put(kept.token(), kept);
        });
        json.path("refresh_tokens").forEach(token -> {
            RefreshToken kept = RefreshToken.from(token);
            refresh.put(kept.token(), kept);
        });
    }

    void writeTo(ObjectNode json) {
        json.putArray("grants").addAll(grants.values().stream().map(Grant::json).toList());
        json.putArray("access_tokens")
                .addAll(access.values().stream().map(AccessToken::json).toList());
        json.putArray("refresh_tokens")
                .addAll(refresh.values().stream().map(RefreshToken::json).toList());
    }

    /** Those that have not ended. */
    Stream<Grant> grants() {
        return grants.values().stream().filter(grant -> !grant.isRevoked());
    }

    Optional<Bearer> bearer(String token) {
        return Optional.ofNullable(access.get(token)).map(known -> {
            long now = pace.simulatedMillis();
            long left = known.isLongLived() ? 0 : Math.max(0, Math.ceilDiv(known.expiresMillis() - now, 1000L));
            Grant grant = grants.get(known.grant());
            return new Bearer(grant, state(grant, known, now), !known.isLongLived(), left);
        });
    }

    private static Bearer.State state(Grant grant, AccessToken token, long now) {
        if (grant.isRevoked()) {
            return Bearer.State.ENDED;
        }
        if (token.isRetired()) {
            return Bearer.State.RETIRED;
        }
        return token.isExpired(now) ? Bearer.State.EXPIRED : Bearer.State.WORKS;
    }

    /** What was granted before at this place and to this user grows; otherwise it is new. */
    Grant granted(Grant wish) {
        Grant grant = grants().filter(kept -> kept.appId().equals(wish.appId())
                        && kept.place().equals(wish.place())
                        && kept.isBot() == wish.isBot()
                        && kept.user().equals(wish.user()))
                .findFirst()
                .map(kept -> kept.with(wish.scopes()))
                .orElse(wish);
        grants.put(grant.id(), grant);
        return grant;
    }

    /** The one token of a grant that never expires. */
    Issued longLived(Grant grant) {
        AccessToken token = of(grant)
                .filter(known -> known.isLongLived() && !known.isRetired())
                .findFirst()
                .orElseGet(() -> new AccessToken(
                        grant.isBot() ? secrets.botToken() : secrets.userToken(), grant.id(), 0, false, false));
        access.put(token.token(), token);
        return new Issued(grant, token.token(), "", 0);
    }

    /**
     * A token of twelve hours; of the working ones the oldest goes when there are too many.
     *
     * @param isPublic its refresh token ends after thirty days
     */
    Issued expiring(Grant grant, boolean isPublic, boolean isDesktop) {
        long now = pace.simulatedMillis();
        AccessToken token =
                new AccessToken(secrets.expiringToken(grant.isBot()), grant.id(), now + LIFE.toMillis(), false, false);
        access.put(token.token(), token);
        List<AccessToken> working = of(grant).filter(known -> known.works(now)).toList();
        working.stream()
                .limit(Math.max(0, working.size() - WORKING_AT_ONCE))
                .forEach(oldest -> access.put(oldest.token(), oldest.retired()));
        List<AccessToken> dead = of(grant).filter(known -> !known.works(now)).toList();
        dead.stream().limit(Math.max(0, dead.size() - DEAD_KEPT)).forEach(oldest -> access.remove(oldest.token()));
        long ends = isPublic ? now + PUBLIC_REFRESH_LIFE.toMillis() : 0;
        RefreshToken renews = new RefreshToken(secrets.refreshToken(), grant.id(), isDesktop, ends, false);
        refresh.put(renews.token(), renews);
        return new Issued(grant, token.token(), renews.token(), LIFE.toSeconds());
    }

    /** Of a grant that goes on. */
    Optional<RefreshToken> renewing(String token) {
        refresh.values().removeIf(known -> !known.works(pace.simulatedMillis()));
        return Optional.ofNullable(refresh.get(token))
                .filter(known -> !grants.get(known.grant()).isRevoked());
    }

    /** Uses up a refresh token; the long-lived token that was once exchanged dies with the first use. */
    Issued renewed(RefreshToken token, Duration grace, boolean isPublic) {
        Grant grant = grants.get(token.grant());
        refresh.put(token.token(), token.used(pace.simulatedMillis() + grace.toMillis()));
        of(grant)
                .filter(known -> known.isExchanged() && !known.isRetired())
                .toList()
                .forEach(old -> access.put(old.token(), old.retired()));
        return expiring(grant, isPublic, token.isDesktop());
    }

    Optional<AccessToken> access(String token) {
        return Optional.ofNullable(access.get(token));
    }

    /** A long-lived token has got its expiring successor; both work until the first refresh. */
    Issued exchanged(AccessToken token, boolean isPublic) {
        access.put(token.token(), token.exchanged());
        return expiring(grants.get(token.grant()), isPublic, false);
    }

    void retire(String token) {
        access.computeIfPresent(token, (same, known) -> known.retired());
    }

    void change(Predicate<Grant> meant, UnaryOperator<Grant> change) {
        grants.replaceAll((id, grant) -> meant.test(grant) ? change.apply(grant) : grant);
        refresh.values().removeIf(token -> grants.get(token.grant()).isRevoked());
    }

    private Stream<AccessToken> of(Grant grant) {
        return access.values().stream().filter(token -> token.grant().equals(grant.id()));
    }
}

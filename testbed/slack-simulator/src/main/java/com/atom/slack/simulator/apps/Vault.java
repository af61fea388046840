package com.atom.slack.simulator.apps;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.wire.Json;

/** Apps, codes and tokens in {@code vault.json}, replaced whole at every change and before anybody hears of it. */
public final class Vault {
    public static final String FILE = "vault.json";

    private final Path file;
    private final Secrets secrets;
    private final Map<String, App> apps = new LinkedHashMap<>();
    private final Map<String, Code> codes = new LinkedHashMap<>();
    private final Map<String, Webhook> webhooks = new LinkedHashMap<>();
    private final Pace pace;
    private final Tokens tokens;

    public Vault(Path folder, Secrets secrets, Pace pace) {
        this.file = folder.resolve(FILE);
        this.secrets = secrets;
        this.pace = pace;
        this.tokens = new Tokens(secrets, pace);
        if (Files.exists(file)) {
            load();
        }
    }

    private void load() {
        try {
            ObjectNode json = Json.own(Files.readString(file));
            json.path("apps").forEach(app -> apps.put(app.path("app_id").asText(), App.from(app)));
            tokens.load(json);
            json.path("codes").forEach(code -> codes.put(code.path("code").asText(), Code.from(code)));
            json.path("webhooks").forEach(hook -> webhooks.put(hook.path("path").asText(), Webhook.from(hook)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void save() {
        ObjectNode json = Json.object();
        json.putArray("apps").addAll(apps.values().stream().map(App::json).toList());
        tokens.writeTo(json);
        json.putArray("codes").addAll(codes.values().stream().map(Code::json).toList());
        json.putArray("webhooks")
                .addAll(webhooks.values().stream().map(Webhook::json).toList());
        Path next = file.resolveSibling(FILE + ".next");
        try {
            Files.write(next, Json.bytes(json));
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("the vault cannot be written", e);
        }
    }

    public Collection<App> apps() {
        return apps.values();
    }

    public Optional<App> app(String id) {
        return Optional.ofNullable(apps.get(id));
    }

    public Optional<App> appByClientId(String clientId) {
        return apps.values().stream()
                .filter(app -> app.clientId().equals(clientId))
                .findFirst();
    }

    /**
     * A new app, or the app of that name changed; credentials stay.
     *
     * @param wish {@code name} and any of the fields of {@link Settings}
     * @throws IllegalArgumentException names what is wrong with the wish; nothing has changed then
     */
    public App register(ObjectNode wish) {
        String name = wish.path("name").asText("");
        if (name.isBlank()) {
            throw new IllegalArgumentException("name is needed");
        }
        App app = apps.values().stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseGet(() -> fresh(name))
                .patched(wish);
        wish.fieldNames().forEachRemaining(field -> {
            if (!app.json().has(field)) {
                throw new IllegalArgumentException("an app has no field " + field);
            }
        });
        apps.put(app.id(), app);
        save();
        return app;
    }

    private App fresh(String name) {
        String id = secrets.id("A");
        return new App(id, name, Credentials.fresh(secrets, id), Settings.USUAL);
    }

    public void keep(Code code) {
        codes.put(code.code(), code);
        save();
    }

    /** Of the app, not spent and not expired. */
    public Optional<Code> code(App app, String code) {
        codes.values().removeIf(kept -> kept.expiresMillis() < pace.simulatedMillis());
        return Optional.ofNullable(codes.get(code)).filter(kept -> kept.appId().equals(app.id()));
    }

    /** The code is gone from now on. */
    public void spend(Code code) {
        codes.remove(code.code());
        save();
    }

    /** Who comes with a bot's or a person's token; empty when there never was such a token. */
    public Optional<Bearer> bearer(String token) {
        return tokens.bearer(token);
    }

    /** The grant behind a token, told as revoked when the token does not work (any more). */
    public Optional<Grant> grant(String token) {
        return tokens.bearer(token).map(Bearer::grantNow);
    }

    /** By its app-level token, {@code xapp-1-...}. */
    public Optional<App> appByToken(String token) {
        return apps.values().stream()
                .filter(app -> app.credentials().appToken().equals(token))
                .findFirst();
    }

    /** Grants of an app that count in a workspace: its own, and its organisation's when the app was added to it. */
    public Stream<Grant> grants(String app, String team) {
        return tokens.grants().filter(grant -> grant.appId().equals(app) && grant.reaches(team));
    }

    /** Grants of an app for a whole organisation. */
    public Stream<Grant> orgGrants(String app, String enterprise) {
        return tokens.grants()
                .filter(grant -> grant.appId().equals(app)
                        && grant.isOrgWide()
                        && grant.enterprise().equals(enterprise));
    }

    public boolean mayRead(String team, Predicate<Grant> reads) {
        return tokens.grants().anyMatch(grant -> grant.reaches(team) && reads.test(grant));
    }

    /** Scopes add up over installations; without rotation the token of an installation stays the same. */
    public Issued grant(App app, Grant wish, boolean isDesktop) {
        Grant grant = tokens.granted(wish);
        boolean expires = app.settings().tokenRotation() || isDesktop;
        Issued issued = expires ? tokens.expiring(grant, app.settings().pkce(), isDesktop) : tokens.longLived(grant);
        save();
        return issued;
    }

    /** An id for a grant that is new. */
    public String grantId() {
        return secrets.id("Gr");
    }

    /** Slack's word for why a token cannot be exchanged for one that expires; empty when it can. */
    public String whyNotExchanged(App app, String token) {
        Optional<Bearer> bearer = tokens.bearer(token);
        if (!app.settings().tokenRotation()) {
            return "token_rotation_not_enabled";
        }
        if (bearer.isEmpty() || bearer.get().rotates()) {
            return "invalid_token";
        }
        Bearer.State state = bearer.get().state();
        if (state == Bearer.State.ENDED || !bearer.get().grant().appId().equals(app.id())) {
            return "authorization_not_found";
        }
        if (tokens.access(token).orElseThrow().isExchanged()) {
            return "token_already_exchanged";
        }
        return state == Bearer.State.WORKS ? "" : "invalid_token";
    }

    /** @param token one that {@link #whyNotExchanged can be} */
    public Issued exchange(App app, String token) {
        Issued issued = tokens.exchanged(
                tokens.access(token).orElseThrow(), app.settings().pkce());
        save();
        return issued;
    }

    /** The next pair of tokens; empty when the refresh token is not the app's, or does not work (any more). */
    public Optional<Issued> renew(App app, String refreshToken) {
        Optional<Issued> issued = renewing(app, refreshToken).map(token -> {
            Duration grace = Duration.ofSeconds(app.settings().distribution().refreshGraceSeconds());
            return tokens.renewed(token, grace, app.settings().pkce());
        });
        issued.ifPresent(renewed -> save());
        return issued;
    }

    /** Whether a refresh token is of a program on a person's machine, which shows no secret. */
    public boolean isDesktop(App app, String refreshToken) {
        return renewing(app, refreshToken).filter(RefreshToken::isDesktop).isPresent();
    }

    private Optional<RefreshToken> renewing(App app, String refreshToken) {
        return tokens.renewing(refreshToken)
                .filter(token -> tokens.grants()
                        .anyMatch(grant -> grant.id().equals(token.grant())
                                && grant.appId().equals(app.id())));
    }

    /** Ends grants, with all their tokens and what renews them. */
    public void revoke(Predicate<Grant> meant) {
        tokens.change(meant, Grant::revoked);
        webhooks.values().removeIf(hook -> grants(hook.appId(), hook.team()).noneMatch(Grant::isBot));
        save();
    }

    /** Ends one token and nothing else. */
    public void retire(String token) {
        tokens.retire(token);
        save();
    }

    /** Tells which workspaces the grants of an app for an organisation reach. */
    public void reach(String app, String enterprise, Set<String> teams) {
        tokens.change(
                grant -> grant.appId().equals(app) && grant.enterprise().equals(enterprise) && !grant.isRevoked(),
                grant -> grant.reaching(teams));
        save();
    }

    /** What has not ended, of all apps. */
    public Stream<Grant> grants() {
        return tokens.grants();
    }

    /** A new incoming webhook; its address is a secret. */
    public Webhook hook(App app, String team, String channel, String installer) {
        String path = team + "/" + secrets.id("B") + "/" + secrets.letters(24);
        Webhook hook = new Webhook(path, app.id(), team, channel, installer);
        webhooks.put(path, hook);
        save();
        return hook;
    }

    /**
     * An incoming webhook whose app is still installed.
     *
     * @param path as in its address: {@code T.../B.../secret}, with or without {@code /services/} before it
     */
    public Optional<Webhook> webhook(String path) {
        return Optional.ofNullable(webhooks.get(path.replaceFirst("^/?services/", "")));
    }
}

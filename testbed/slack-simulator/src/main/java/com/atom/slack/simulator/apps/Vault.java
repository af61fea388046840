package com.atom.slack.simulator.apps;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;

/** Apps, codes and tokens in {@code vault.json}, replaced whole at every change and before anybody hears of it. */
public final class Vault {
    public static final String FILE = "vault.json";

    private final Path file;
    private final Secrets secrets;
    private final Map<String, App> apps = new LinkedHashMap<>();
    private final Map<String, Grant> grants = new LinkedHashMap<>();
    private final Map<String, Code> codes = new LinkedHashMap<>();

    public Vault(Path folder, Secrets secrets) {
        this.file = folder.resolve(FILE);
        this.secrets = secrets;
        if (Files.exists(file)) {
            load();
        }
    }

    private void load() {
        try {
            ObjectNode json = Json.own(Files.readString(file));
            json.path("apps").forEach(app -> apps.put(app.path("app_id").asText(), App.from(app)));
            json.path("grants").forEach(grant -> grants.put(grant.path("token").asText(), Grant.from(grant)));
            json.path("codes").forEach(code -> codes.put(code.path("code").asText(), Code.from(code)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void save() {
        ObjectNode json = Json.object();
        json.putArray("apps").addAll(apps.values().stream().map(App::json).toList());
        json.putArray("grants").addAll(grants.values().stream().map(Grant::json).toList());
        json.putArray("codes").addAll(codes.values().stream().map(Code::json).toList());
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

    /** The code, which is gone from now on; also those that have expired go. */
    public Optional<Code> take(String code, long nowMillis) {
        Optional<Code> taken =
                Optional.ofNullable(codes.remove(code)).filter(kept -> kept.expiresMillis() >= nowMillis);
        codes.values().removeIf(kept -> kept.expiresMillis() < nowMillis);
        save();
        return taken;
    }

    public Optional<Grant> grant(String token) {
        return Optional.ofNullable(grants.get(token));
    }

    /** Tokens of an app in a workspace that still work. */
    public Stream<Grant> grants(String app, String team) {
        return grants.values().stream()
                .filter(grant -> !grant.isRevoked()
                        && grant.appId().equals(app)
                        && grant.team().equals(team));
    }

    /** All tokens of an app that still work, wherever. */
    public Stream<Grant> grants(String app) {
        return grants.values().stream()
                .filter(grant -> !grant.isRevoked() && grant.appId().equals(app));
    }

    public boolean mayRead(String team, Predicate<Grant> reads) {
        return grants.values().stream()
                .anyMatch(grant -> !grant.isRevoked() && grant.team().equals(team) && reads.test(grant));
    }

    /** Scopes add up over installations; the token of an installation stays the same. */
    public Grant grant(String app, String team, String user, boolean bot, Set<String> scopes) {
        Grant grant = grants(app, team)
                .filter(kept -> kept.isBot() == bot && kept.user().equals(user))
                .findFirst()
                .map(kept -> kept.with(scopes))
                .orElseGet(() ->
                        new Grant(bot ? secrets.botToken() : secrets.userToken(), app, team, user, bot, scopes, false));
        grants.put(grant.token(), grant);
        save();
        return grant;
    }

    public void revoke(Predicate<Grant> meant) {
        grants.replaceAll((token, grant) -> meant.test(grant) ? grant.revoked() : grant);
        save();
    }
}

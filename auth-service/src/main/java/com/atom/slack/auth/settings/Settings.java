package com.atom.slack.auth.settings;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

import com.atom.slack.auth.audit.AuditEntry;
import com.atom.slack.auth.audit.AuditEntry.Action;
import com.atom.slack.auth.audit.AuditTrail;
import com.atom.slack.auth.schema.Announcements;
import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.contracts.settings.Setting;
import com.atom.slack.contracts.settings.SettingsState;
import com.atom.slack.contracts.topics.TopicNames;
import com.atom.slack.kit.outbox.Outbox;
import com.atom.slack.kit.outbox.Outbox.Entry;
import com.atom.slack.kit.tenancy.Tenancy;

/** What is set, and by whom it was changed. A change, its entry in the audit and its announcement are one transaction. */
@Singleton
class Settings {

    private final Tenancy tenancy;
    private final SettingStore store;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final Announcements announcements;
    private final Config environment;
    private final Clock clock;

    Settings(
            Tenancy tenancy,
            SettingStore store,
            AuditTrail audit,
            Outbox outbox,
            Announcements announcements,
            Config environment,
            Clock clock) {
        this.tenancy = tenancy;
        this.store = store;
        this.audit = audit;
        this.outbox = outbox;
        this.announcements = announcements;
        this.environment = environment;
        this.clock = clock;
    }

    /**
     * A setting as it stands.
     *
     * @param value {@code ***} for a secret that is set; absent when nothing is
     * @param source {@code default}, {@code environment} (of auth-service), {@code dynamic} or {@code workspace}
     * @param effective whether a change is in force on every replica at once
     */
    record Value(String name, @Nullable String value, String source, boolean dynamic, boolean effective) {}

    Uni<List<Value>> all(Optional<String> team) {
        return tenancy.outside(connection -> store.all(connection, SettingsState.GLOBAL)
                .chain(global -> team.map(scope -> store.all(connection, scope))
                        .orElseGet(() -> Uni.createFrom().item(Map.of()))
                        .map(own -> values(global, own))));
    }

    private List<Value> values(Map<String, String> global, Map<String, String> own) {
        List<Value> values = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            values.add(value(setting, global, own));
        }
        return values;
    }

    private Value value(Setting setting, Map<String, String> global, Map<String, String> own) {
        String name = setting.name();
        Optional<String> given =
                environment.getOptionalValue(name, String.class).filter(text -> !text.isBlank());
        String source = own.containsKey(name)
                ? "workspace"
                : global.containsKey(name) ? "dynamic" : given.isPresent() ? "environment" : "default";
        String value = switch (source) {
            case "workspace" -> own.get(name);
            case "dynamic" -> global.get(name);
            case "environment" -> given.orElseThrow();
            default -> setting.fallback().orElse(null);
        };
        boolean masked = setting.isSecret() && !source.equals("default");
        return new Value(
                name,
                masked ? "***" : value,
                source,
                setting.isDynamic(),
                Setting.inForceAtOnce().contains(setting));
    }

    /** Answers the names that are different now. */
    Uni<List<String>> change(Caller admin, SettingChange wish) {
        return tenancy.in(
                        wish.scope(),
                        connection -> store.allUnderLock(connection, wish.scope())
                                .chain(before -> change(connection, admin, wish, before)))
                .invoke(announcements::wake);
    }

    private Uni<List<String>> change(
            SqlConnection connection, Caller admin, SettingChange wish, Map<String, String> before) {
        Map<String, String> after = new TreeMap<>(before);
        List<String> changed = new ArrayList<>();
        wish.values().forEach((setting, value) -> {
            @Nullable
            String old = value.map(text -> after.put(setting.name(), text))
                    .or(() -> value.isPresent() ? Optional.empty() : Optional.ofNullable(after.remove(setting.name())))
                    .orElse(null);
            if (!Optional.ofNullable(old).equals(value)) {
                changed.add(setting.name());
            }
        });
        if (changed.isEmpty()) {
            return Uni.createFrom().item(changed);
        }
        return Multi.createFrom()
                .iterable(changed)
                .onItem()
                .transformToUniAndConcatenate(name -> write(connection, admin, wish.scope(), name, after.get(name)))
                .collect()
                .last()
                .chain(() -> audit.append(connection, entry(admin, wish.scope(), changed)))
                .chain(() -> announce(connection, wish.scope(), after))
                .replaceWith(changed);
    }

    private Uni<Void> write(SqlConnection connection, Caller admin, String scope, String name, @Nullable String value) {
        return value == null
                ? store.remove(connection, scope, name)
                : store.put(connection, scope, name, value, admin.subject());
    }

    /** Secrets are kept for whoever uses them and told to nobody. */
    private Uni<Void> announce(SqlConnection connection, String scope, Map<String, String> values) {
        Map<String, String> told = new TreeMap<>(values);
        told.keySet().removeIf(name -> Setting.valueOf(name).isSecret());
        SettingsState state = new SettingsState(scope, told, clock.instant(), 0);
        return outbox.append(
                connection,
                SettingsState.key(scope),
                TopicNames.WORKSPACES,
                List.of(new Entry(SettingsState.key(scope), state)));
    }

    /** Names only: what they were set to may be secret. */
    private static AuditEntry entry(Caller admin, String scope, List<String> changed) {
        Optional<String> team = scope.equals(SettingsState.GLOBAL) ? Optional.empty() : Optional.of(scope);
        return new AuditEntry(admin.subject(), Action.SETTINGS_CHANGED, team, String.join(", ", changed));
    }
}

package com.atom.slack.ingestion.workspaces;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import com.atom.slack.contracts.settings.Setting;
import com.atom.slack.contracts.settings.SettingsState;
import com.atom.slack.contracts.topics.TopicNames;
import com.atom.slack.contracts.workspaces.WorkspaceState;
import com.atom.slack.kit.settings.LogLevel;
import com.atom.slack.kit.topics.TopicView;

/**
 * The workspaces of {@code slack.workspaces.v1}. Each record that arrives is also fired as a CDI event of type
 * {@link WorkspaceState}: after a start all of them once, then every change; observers must be idempotent and must not block.
 */
@ApplicationScoped
public class Workspaces {

    private final TopicView<WorkspaceState> view;
    private final TopicView<SettingsState> settings;
    private final Event<WorkspaceState> changed;

    Workspaces(
            ObjectMapper mapper,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap,
            Event<WorkspaceState> changed) {
        this.view = new TopicView<>(
                TopicNames.WORKSPACES, WorkspaceState.class, mapper, bootstrap, key -> !SettingsState.isKey(key));
        this.settings =
                new TopicView<>(TopicNames.WORKSPACES, SettingsState.class, mapper, bootstrap, SettingsState::isKey);
        this.changed = changed;
    }

    @Incoming("workspaces")
    void take(ConsumerRecord<String, String> entry) {
        view.accept(entry).ifPresent(changed::fire);
        settings.accept(entry);
        LogLevel.set(settings.get(SettingsState.GLOBAL)
                .map(global -> global.values().get(Setting.LOG_LEVEL.name()))
                .orElse(null));
    }

    /** The workspace's newest state; empty when no installation ever announced it. */
    public Optional<WorkspaceState> find(String team) {
        return view.get(team);
    }

    /** Every workspace that is known, connected or not. */
    public Collection<WorkspaceState> all() {
        return view.all();
    }

    /** The workspaces that tokens can be leased for. */
    public List<WorkspaceState> connected() {
        return view.all().stream().filter(WorkspaceState::connected).toList();
    }

    /** Whether everything that the topic held at start has been read. May block for two seconds. */
    public boolean ready() {
        return view.ready();
    }
}

package com.atom.slack.gateway.teams;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import com.atom.slack.contracts.settings.Setting;
import com.atom.slack.contracts.settings.SettingsState;
import com.atom.slack.contracts.topics.TopicNames;
import com.atom.slack.contracts.workspaces.WorkspaceState;
import com.atom.slack.gateway.credentials.Visitor;
import com.atom.slack.kit.settings.LogLevel;
import com.atom.slack.kit.topics.TopicView;

/** The view of {@code slack.workspaces.v1}; ready once it has read what the topic held at start. */
@ApplicationScoped
public class ConnectedWorkspaces {

    private final TopicView<WorkspaceState> view;
    private final TopicView<SettingsState> settings;

    ConnectedWorkspaces(
            ObjectMapper mapper, @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.view = new TopicView<>(
                TopicNames.WORKSPACES,
                WorkspaceState.class,
                mapper,
                bootstrapServers,
                key -> !SettingsState.isKey(key));
        this.settings = new TopicView<>(
                TopicNames.WORKSPACES, SettingsState.class, mapper, bootstrapServers, SettingsState::isKey);
    }

    @Incoming("workspaces")
    void take(ConsumerRecord<String, String> state) {
        view.accept(state);
        settings.accept(state);
        LogLevel.set(settings.get(SettingsState.GLOBAL)
                .map(global -> global.values().get(Setting.LOG_LEVEL.name()))
                .orElse(null));
    }

    public Optional<WorkspaceState> get(String team) {
        return view.get(team);
    }

    /** The workspaces that the visitor's credential covers, in the order of their ids. */
    public List<WorkspaceState> of(Visitor visitor) {
        return view.all().stream()
                .filter(workspace -> visitor.covers(workspace.team()))
                .sorted(Comparator.comparing(WorkspaceState::team))
                .toList();
    }

    /** May block for two seconds. */
    boolean ready() {
        return view.ready();
    }
}

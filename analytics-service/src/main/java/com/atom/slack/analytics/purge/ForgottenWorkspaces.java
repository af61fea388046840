package com.atom.slack.analytics.purge;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import com.atom.slack.contracts.internal.PurgeProgress;
import com.atom.slack.contracts.internal.PurgeQuestion;
import com.atom.slack.contracts.settings.SettingsState;
import com.atom.slack.contracts.topics.TopicNames;
import com.atom.slack.contracts.workspaces.WorkspaceState;
import com.atom.slack.kit.purge.Purge;
import com.atom.slack.kit.purge.Purges;
import com.atom.slack.kit.tenancy.Tenancy;
import com.atom.slack.kit.topics.TopicView;

/** The view of {@code slack.workspaces.v1}, for the sake of the workspaces that are to be forgotten. */
@ApplicationScoped
public class ForgottenWorkspaces {

    private static final Duration QUIET = Duration.ofSeconds(3);

    private final TopicView<WorkspaceState> view;
    private final Purges purges;

    ForgottenWorkspaces(
            Tenancy tenancy, ObjectMapper mapper, @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap) {
        this.view = new TopicView<>(
                TopicNames.WORKSPACES, WorkspaceState.class, mapper, bootstrap, key -> !SettingsState.isKey(key));
        this.purges = new Purges(
                new Purge(tenancy, "analytics", List.of(), Set.of(), QUIET),
                state -> Uni.createFrom().voidItem());
    }

    @Incoming("workspaces")
    void take(ConsumerRecord<String, String> entry) {
        view.accept(entry);
    }

    @Scheduled(every = "1s", delayed = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return purges.look(view.all());
    }

    /** Whether changes of the workspace are of no use any more. */
    public boolean isForgotten(String team) {
        return view.get(team).map(WorkspaceState::forgotten).orElse(false);
    }

    /** Whether nothing of before the newest wish is left; what comes meanwhile has to wait, or it would be deleted too. */
    public boolean isSettled(String team) {
        Optional<WorkspaceState> workspace = view.get(team);
        return workspace.isEmpty() || purges.isSettled(workspace.get());
    }

    /** Whether it is known what is to be forgotten. May block for two seconds. */
    public boolean isReady() {
        return view.ready();
    }

    Uni<PurgeProgress> progress(String team, PurgeQuestion question) {
        return purges.progress(team, question.askedAt());
    }
}

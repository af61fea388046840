package com.atom.slack.kit.topics;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.TopicExistsException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Creates the service's own topics at start and refuses to start on one whose partitions were changed. */
@ApplicationScoped
class TopicKeeper {

    private static final long DEADLINE_SECONDS = 30;

    private final List<TopicSpec> owned;
    private final String bootstrap;
    private final short replicas;

    TopicKeeper(
            @All List<TopicSpec> owned,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap,
            @ConfigProperty(name = "atom.topics.replicas", defaultValue = "1") short replicas) {
        this.owned = owned;
        this.bootstrap = bootstrap;
        this.replicas = replicas;
    }

    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        if (owned.isEmpty()) {
            return;
        }
        try (Admin admin = BrokerAccess.admin(bootstrap)) {
            for (TopicSpec topic : owned) {
                if (!created(admin, topic)) {
                    check(admin, topic);
                }
            }
        } catch (TimeoutException | ExecutionException failure) {
            throw new IllegalStateException("Kafka at " + bootstrap + " did not let us keep our topics", failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the topic is new; one that we just created need not be looked at, and a broker may not know it yet. */
    private boolean created(Admin admin, TopicSpec topic)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            admin.createTopics(
                            List.of(new NewTopic(topic.name(), topic.partitions(), replicas).configs(topic.settings())))
                    .all()
                    .get(DEADLINE_SECONDS, TimeUnit.SECONDS);
            Log.infof("topic created topic=%s partitions=%d", topic.name(), topic.partitions());
            return true;
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw failure;
        }
    }

    private void check(Admin admin, TopicSpec topic) throws InterruptedException, ExecutionException, TimeoutException {
        TopicDescription held = admin.describeTopics(List.of(topic.name()))
                .allTopicNames()
                .get(DEADLINE_SECONDS, TimeUnit.SECONDS)
                .get(topic.name());
        if (held.partitions().size() != topic.partitions()) {
            throw new IllegalStateException("topic " + topic.name() + " has "
                    + held.partitions().size() + " partitions where " + topic.partitions()
                    + " are needed: keys would change their order; restore the topic");
        }
    }
}

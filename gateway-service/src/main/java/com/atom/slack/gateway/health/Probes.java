package com.atom.slack.gateway.health;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import com.atom.slack.contracts.identity.ServiceName;
import com.atom.slack.gateway.owners.OwnersConfig;
import com.atom.slack.kit.topics.BrokerAccess;

/** One question to one part, with a deadline of one second; no probe ever fails, silence is an answer. */
@ApplicationScoped
class Probes {

    private static final Duration DEADLINE = Duration.ofSeconds(1);
    private static final int MANAGEMENT_OFFSET = 1000;

    private final WebClient client;
    private final OwnersConfig owners;
    private final Redis redis;
    private final Admin broker;

    Probes(
            Vertx vertx,
            OwnersConfig owners,
            Redis redis,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.client = WebClient.create(
                vertx,
                new WebClientOptions()
                        .setConnectTimeout((int) DEADLINE.toMillis())
                        .setFollowRedirects(false));
        this.owners = owners;
        this.redis = redis;
        this.broker = BrokerAccess.admin(bootstrapServers);
    }

    Uni<Readiness> readiness(ServiceName service) {
        return client.getAbs(management(owners.of(service)) + "/q/health/ready")
                .timeout(DEADLINE.toMillis())
                .send()
                .map(Probes::read)
                .ifNoItem()
                .after(DEADLINE)
                .recoverWithItem(Readiness.SILENT)
                .onFailure()
                .recoverWithItem(Readiness.SILENT);
    }

    Uni<Check.Status> cache() {
        return settled(redis.send(Request.cmd(Command.PING)));
    }

    Uni<Check.Status> broker() {
        DescribeClusterOptions options = new DescribeClusterOptions().timeoutMs((int) DEADLINE.toMillis());
        return settled(Uni.createFrom()
                .completionStage(() -> broker.describeCluster(options).nodes().toCompletionStage()));
    }

    @PreDestroy
    void close() {
        client.close();
        broker.close(Duration.ZERO);
    }

    private static Uni<Check.Status> settled(Uni<?> answer) {
        return answer.replaceWith(Check.Status.HEALTHY)
                .ifNoItem()
                .after(DEADLINE)
                .recoverWithItem(Check.Status.UNHEALTHY)
                .onFailure()
                .recoverWithItem(Check.Status.UNHEALTHY);
    }

    private static Readiness read(HttpResponse<Buffer> response) {
        JsonObject body = response.bodyAsJsonObject();
        return new Readiness(status(body), database(body.getJsonArray("checks", new JsonArray())));
    }

    /** Quarkus calls its check of a reactive pool "Reactive PostgreSQL connections health check". */
    private static Check.Status database(JsonArray checks) {
        return checks.stream()
                .map(JsonObject.class::cast)
                .filter(check -> {
                    String name = check.getString("name", "").toLowerCase(Locale.ROOT);
                    return name.contains("database") || name.contains("postgresql");
                })
                .map(Probes::status)
                .findFirst()
                .orElse(Check.Status.UNKNOWN);
    }

    private static Check.Status status(JsonObject check) {
        return "UP".equals(check.getString("status")) ? Check.Status.HEALTHY : Check.Status.UNHEALTHY;
    }

    private static String management(OwnersConfig.Address address) {
        return address.managementUrl().map(URI::toString).orElseGet(() -> {
            URI url = address.url();
            return url.getScheme() + "://" + url.getHost() + ":" + (url.getPort() + MANAGEMENT_OFFSET);
        });
    }
}

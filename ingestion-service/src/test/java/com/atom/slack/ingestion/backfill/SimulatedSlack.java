package com.atom.slack.ingestion.backfill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

import com.atom.slack.contracts.topics.TopicNames;
import com.atom.slack.devstack.testing.TestInfrastructure;
import com.atom.slack.simulator.SimulatorOptions;
import com.atom.slack.simulator.SimulatorServer;
import com.atom.slack.simulator.story.Size;

/** A Slack with one workspace that the app is installed in and invited to, and an auth-service that lends its token. */
public final class SimulatedSlack implements QuarkusTestResourceLifecycleManager {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String BACK = "http://localhost:9/callback";
    private static final String SCOPES = "channels:read,groups:read,im:read,mpim:read,channels:history,groups:history,"
            + "im:history,mpim:history,users:read,users:read.email,files:read,reactions:read,team:read,chat:write";

    private Size size = Size.SMALL;
    private SimulatorServer server;
    private HttpServer auth;
    private volatile boolean lending = true;

    @Override
    public void init(Map<String, String> arguments) {
        size = Size.valueOf(arguments.getOrDefault("size", "SMALL"));
    }

    /** After the infrastructure, whose addresses of Slack and auth-service this replaces. */
    @Override
    public int order() {
        return 10;
    }

    @Override
    public Map<String, String> start() {
        Path folder = TestInfrastructure.shared().folder().resolve("slack-" + UUID.randomUUID());
        server = SimulatorServer.start(SimulatorOptions.forTests(folder)
                .ofSize(size, 7, Instant.parse("2026-11-01T00:00:00Z").getEpochSecond()));
        JsonNode installed = install();
        String team = installed.path("team").path("id").asText();
        awaitInvitations(team);
        lend(
                team,
                installed.path("app_id").asText(),
                installed.path("access_token").asText());
        announce(
                team,
                installed.path("app_id").asText(),
                installed.path("bot_user_id").asText());
        return Map.of(
                "SLACK_API_BASE_URL",
                server.baseUrl() + "/api",
                "ATOM_AUTH_URL",
                "http://127.0.0.1:" + auth.getAddress().getPort(),
                "ATOM_SLACK_TIER_SCALE",
                "1000",
                "test.slack.url",
                server.baseUrl(),
                "test.slack.team",
                team,
                "test.slack.bot",
                installed.path("bot_user_id").asText(),
                "test.slack.token",
                installed.path("access_token").asText());
    }

    @Override
    public void stop() {
        auth.stop(0);
        server.close();
    }

    private JsonNode install() {
        JsonNode app = post(
                "/_sim/apps",
                "application/json",
                "{\"name\": \"Archive\", \"request_url\": \"\", \"redirect_uris\": [\"" + BACK + "\"]}");
        String client = app.path("client_id").asText();
        String query = encoded(Map.of("client_id", client, "scope", SCOPES, "redirect_uri", BACK, "state", "s"));
        String location = send(HttpRequest.newBuilder(URI.create(server.baseUrl() + "/oauth/v2/authorize?" + query)))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String code = location.replaceAll(".*[?&]code=([^&]+).*", "$1");
        return post(
                "/api/oauth.v2.access",
                "application/x-www-form-urlencoded",
                encoded(Map.of(
                        "client_id", client,
                        "client_secret", app.path("client_secret").asText(),
                        "redirect_uri", BACK,
                        "code", code)));
    }

    /** The bot's direct message is opened after the last invitation. */
    private void awaitInvitations(String team) {
        Awaitility.await("the bot is invited")
                .atMost(Duration.ofSeconds(20))
                .until(() -> StreamSupport.stream(
                                get("/_sim/truth/" + team).path("channels").spliterator(), false)
                        .anyMatch(channel -> channel.path("kind").asText().equals("im")
                                && channel.path("visible").asBoolean()
                                && channel.path("messages").asInt() == 1));
    }

    private void lend(String team, String app, String token) {
        try {
            auth = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        auth.createContext("/internal/tokens/lease", exchange -> {
            boolean known = exchange.getRequestHeaders().getFirst("Authorization") != null;
            int status = !known ? 401 : lending ? 200 : 409;
            byte[] lease = """
                    {"token": "%s", "team": "%s", "app_id": "%s", "scopes": [], "until": "%s", "generation": 1}""".formatted(token, team, app, Instant.now().plusSeconds(300))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, lease.length);
            exchange.getResponseBody().write(lease);
            exchange.close();
        });
        // the test may live in another class loader, so it asks by HTTP
        auth.createContext("/test/lending", exchange -> {
            lending = exchange.getRequestURI().getPath().endsWith("/on");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        auth.start();
    }

    private void announce(String team, String app, String bot) {
        Properties kafka = new Properties();
        kafka.put("bootstrap.servers", TestInfrastructure.shared().kafkaBootstrapServers());
        try (Admin admin = Admin.create(kafka)) {
            if (!admin.listTopics().names().get().contains(TopicNames.WORKSPACES)) {
                admin.createTopics(List.of(new NewTopic(TopicNames.WORKSPACES, TopicNames.PARTITIONS, (short) 1)))
                        .all()
                        .get();
            }
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
        String state = """
                {"team": "%s", "name": "Northwind", "app_id": "%s", "bot_user": "%s", "scopes": [], "status": "CONNECTED",
                 "connected_at": "2026-11-22T00:00:00Z", "changed_at": "2026-11-22T00:00:00Z", "seq": 1}""".formatted(team, app, bot);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(kafka, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TopicNames.WORKSPACES, team, state))
                    .get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode get(String path) {
        return tree(send(HttpRequest.newBuilder(URI.create(server.baseUrl() + path))));
    }

    private JsonNode post(String path, String type, String body) {
        return tree(send(HttpRequest.newBuilder(URI.create(server.baseUrl() + path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode tree(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}

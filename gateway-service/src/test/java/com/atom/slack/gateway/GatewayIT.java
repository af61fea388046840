package com.atom.slack.gateway;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.atom.slack.devstack.testing.InfrastructureResource;
import com.atom.slack.gateway.house.StubHouse;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(StubHouse.class)
class GatewayIT {

    private static final String BASE = "/api/integrations/slack";
    private static final String PROBLEM = "application/problem+json";

    // who may come in

    @ParameterizedTest
    @CsvSource({
        "GET, /workspaces",
        "POST, /workspaces",
        "GET, /workspace/details",
        "GET, /channels",
        "POST, /messages",
        "GET, /messages/replies",
        "GET, /users",
        "GET, /search",
        "GET, /analytics/activity",
        "POST, /ingest",
        "GET, /ingestion/status",
        "GET, /stream"
    })
    void withoutAKeyNothingIsTold(String method, String path) {
        given().contentType("application/json")
                .request(method, BASE + path)
                .then()
                .statusCode(401)
                .contentType(PROBLEM)
                .header("X-RateLimit-Limit", notNullValue())
                .body("ok", equalTo(false))
                .body("error.code", equalTo("AUTH_REQUIRED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer atom_forged", "Bearer xoxb-1", "Basic YTpi", "Bearer ", "atom_viewer"})
    void whatIsNotAKnownKeyIsRefused(String authorization) {
        given().header("Authorization", authorization)
                .get(BASE + "/channels")
                .then()
                .statusCode(401)
                .body("error.code", equalTo("AUTH_REQUIRED"));
    }

    @Test
    void aKeyThatCannotBeCheckedIsNotAWrongKey() {
        as("atom_silent")
                .get(BASE + "/channels")
                .then()
                .statusCode(503)
                .contentType(PROBLEM)
                .body("error.code", equalTo("SERVICE_UNAVAILABLE"))
                .body("error.details.part", equalTo("auth"));
    }

    @ParameterizedTest
    @CsvSource({
        "atom_viewer, GET, /channels, 200",
        "atom_viewer, GET, /analytics/activity, 403",
        "atom_viewer, POST, /ingest, 403",
        "atom_analyst, GET, /channels, 200",
        "atom_analyst, GET, /analytics/activity, 200",
        "atom_analyst, POST, /ingest, 403",
        "atom_admin, POST, /ingest?workspace_id=T0ONE, 400",
        "atom_admin, GET, /analytics/activity?workspace_id=T0ONE, 200"
    })
    void rolesReachAsFarAsTheTableSays(String key, String method, String path, int status) {
        as(key).contentType("application/json")
                .request(method, BASE + path)
                .then()
                .statusCode(status);
    }

    @Test
    void everyOperationOfTheDocumentIsClosedUnlessTheContractOpensIt() {
        Map<String, Map<String, Object>> paths =
                given().accept("application/json").get("/openapi").jsonPath().getMap("paths");
        Set<String> open = new TreeSet<>();
        paths.forEach((path, operations) -> Set.of("get", "post").stream()
                .filter(operations::containsKey)
                .forEach(method -> {
                    int status = given().redirects()
                            .follow(false)
                            .contentType("application/json")
                            .request(method.toUpperCase(java.util.Locale.ROOT), path.replace("{app_id}", "A1"))
                            .statusCode();
                    if (status != 401) {
                        open.add(method + " " + path);
                    }
                }));

        assertThat(open)
                .containsExactly(
                        "get /api/auth/session/slack",
                        "get /api/auth/slack/callback",
                        "get /api/auth/slack/install",
                        "get /api/auth/slack/installed",
                        "get /api/auth/slack/status",
                        "get /api/integrations/slack/health",
                        "post /api/auth/session",
                        "post /api/auth/slack/callback",
                        "post /api/integrations/slack/events",
                        "post /api/integrations/slack/events/{app_id}",
                        "post /api/integrations/slack/health");
    }

    // which workspace

    @Test
    void theOnlyWorkspaceOfAKeyNeedNotBeNamed() {
        as("atom_viewer")
                .get(BASE + "/channels")
                .then()
                .statusCode(200)
                .body("path", equalTo("/internal/channels"))
                .body("question.workspace_id", equalTo("T0ONE"))
                .body("claims.sub", equalTo("key:viewer"))
                .body("claims.role", equalTo("VIEWER"))
                .body("claims.team", equalTo("T0ONE"))
                .body("claims.all_channels", equalTo(false));
    }

    @ParameterizedTest
    @CsvSource({"atom_viewer, T0TWO", "atom_viewer, T0NONE", "atom_admin, T0NONE", "atom_nothing, T0GONE"})
    void anotherTenantsWorkspaceLooksLikeNone(String key, String workspace) {
        as(key).get(BASE + "/channels?workspace_id=" + workspace)
                .then()
                .statusCode(404)
                .contentType(PROBLEM)
                .body("error.code", equalTo("WORKSPACE_NOT_FOUND"))
                .body("detail", equalTo("workspace " + workspace + " is not known"));
    }

    @Test
    void aKeyForSeveralWorkspacesMustNameOne() {
        as("atom_both")
                .get(BASE + "/channels")
                .then()
                .statusCode(400)
                .body("error.details.fields.field", hasItems("workspace_id"));
    }

    @Test
    void aKeyForNoConnectedWorkspaceFindsNone() {
        as("atom_nothing").get(BASE + "/channels").then().statusCode(404);
    }

    // what is asked

    @Test
    void everyFaultIsNamedAtOnce() {
        as("atom_viewer")
                .contentType("application/json")
                .body("{\"limit\": 5000, \"colour\": \"red\", \"include_private\": \"perhaps\", \"user_id\": \"U1\"}")
                .post(BASE + "/channels")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("error.code", equalTo("VALIDATION_FAILED"))
                .body("error.details.fields.field", hasItems("limit", "colour", "include_private"))
                .body("error.details.fields", hasSize(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "nonsense", "{\"limit\":1}{", "{\"limit\":1,\"limit\":2}"})
    void aBodyThatIsNotOneObjectIsRefused(String body) {
        as("atom_viewer")
                .contentType("application/json")
                .body(body)
                .post(BASE + "/channels")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("error.code", equalTo("VALIDATION_FAILED"));
    }

    @Test
    void getAsksTheSameAsPost() {
        Map<String, Object> byGet = as("atom_viewer")
                .get(BASE + "/messages?channel_id=C1&limit=7&filters.has_files=true")
                .jsonPath()
                .getMap("question");
        Map<String, Object> byPost = as("atom_viewer")
                .contentType("application/json")
                .body("{\"channel_id\":\"C1\",\"limit\":7,\"filters\":{\"has_files\":true}}")
                .post(BASE + "/messages")
                .jsonPath()
                .getMap("question");

        assertThat(byGet).isEqualTo(byPost).containsEntry("limit", 7).containsEntry("workspace_id", "T0ONE");
    }

    @Test
    void anEmptyBodyIsAnEmptyRequest() {
        as("atom_viewer")
                .contentType("application/json")
                .post(BASE + "/users")
                .then()
                .statusCode(200);
    }

    @Test
    void anIngestionIsStartedByAnAdministrator() {
        as("atom_admin")
                .contentType("application/json")
                .body("{\"workspace_id\":\"T0ONE\",\"config\":{\"syncOptions\":{\"realTimeSync\":true}}}")
                .post(BASE + "/ingest")
                .then()
                .statusCode(202)
                .header("Cache-Control", "no-store")
                .body("path", equalTo("/internal/ingest"))
                .body("question.config.syncOptions.realTimeSync", equalTo(true));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /no/such/path, 404, NOT_FOUND",
        "DELETE, /channels, 405, METHOD_NOT_ALLOWED",
        "GET, /ingest, 405, METHOD_NOT_ALLOWED"
    })
    void whatNobodyServesIsAProblemToo(String method, String path, int status, String code) {
        as("atom_admin")
                .request(method, BASE + path)
                .then()
                .statusCode(status)
                .contentType(PROBLEM)
                .body("error.code", equalTo(code));
        given().get("/elsewhere").then().statusCode(404).contentType(PROBLEM);
    }

    @Test
    void onlyJsonIsTaken() {
        as("atom_viewer")
                .contentType("text/xml")
                .body("<a/>")
                .post(BASE + "/channels")
                .then()
                .statusCode(415)
                .contentType(PROBLEM)
                .body("error.code", equalTo("UNSUPPORTED_MEDIA_TYPE"));
    }

    // what is answered

    @Test
    void theOwnersProblemComesThroughUntouched() {
        as("atom_viewer")
                .get(BASE + "/messages?channel_id=CUNKNOWN")
                .then()
                .statusCode(404)
                .contentType(PROBLEM)
                .header("ETag", nullValue())
                .body("own", equalTo("words"));
    }

    @Test
    void anOwnerThatDoesNotAnswerIsNamed() {
        as("atom_viewer")
                .get(BASE + "/messages?channel_id=CSILENT")
                .then()
                .statusCode(503)
                .contentType(PROBLEM)
                .body("error.code", equalTo("SERVICE_UNAVAILABLE"))
                .body("error.details.part", equalTo("ingestion"));
    }

    @Test
    void aReadThatHasNotChangedIsNotSentAgain() {
        Response first = as("atom_viewer").get(BASE + "/users");
        String tag = first.getHeader("ETag");

        assertThat(first.getHeader("Cache-Control")).isEqualTo("private, no-cache");
        as("atom_viewer")
                .header("If-None-Match", tag)
                .get(BASE + "/users")
                .then()
                .statusCode(304)
                .header("ETag", equalTo(tag));
        as("atom_viewer")
                .header("If-None-Match", tag)
                .get(BASE + "/users?limit=3")
                .then()
                .statusCode(200)
                .header("ETag", not(equalTo(tag)));
    }

    @Test
    void theRequestIdOfTheClientIsKept() {
        as("atom_viewer")
                .header("X-Request-Id", "client-chosen-1")
                .get(BASE + "/users")
                .then()
                .header("X-Request-Id", equalTo("client-chosen-1"));
        as("atom_viewer")
                .header("X-Request-Id", "bad id\u00e9")
                .get(BASE + "/users")
                .then()
                .header("X-Request-Id", not(startsWith("bad")));
    }

    @Test
    void workspacesAreListedByPageWithWhatTheArchiveHolds() {
        Response first = as("atom_both").get(BASE + "/workspaces?limit=1");
        first.then()
                .statusCode(200)
                .body("ok", equalTo(true))
                .body("total_count", equalTo(2))
                .body("workspaces.id", equalTo(List.of("T0ONE")))
                .body("workspaces[0].total_messages", equalTo(70))
                .body("workspaces[0].connection_status", equalTo("connected"));
        as("atom_both")
                .queryParam("cursor", first.jsonPath().getString("next_cursor"))
                .get(BASE + "/workspaces")
                .then()
                .body("workspaces.id", equalTo(List.of("T0TWO")))
                .body("workspaces[0].total_messages", nullValue())
                .body("next_cursor", nullValue());
        as("atom_both").get(BASE + "/workspaces?cursor=made-up").then().statusCode(400);
        as("atom_viewer").get(BASE + "/workspaces").then().body("workspaces.id", equalTo(List.of("T0ONE")));
    }

    @Test
    @Tag("security-51")
    void tooManySearchesAreRefusedWithTheTimeToWait() {
        List<Response> answers = IntStream.range(0, 12)
                .mapToObj(n -> as("atom_searcher").get(BASE + "/search?query=x" + n))
                .toList();

        assertThat(answers.getFirst().getHeader("X-RateLimit-Limit")).isEqualTo("5");
        assertThat(answers.getFirst().statusCode()).isEqualTo(200);
        Response refused = answers.stream()
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow();
        assertThat(Integer.parseInt(refused.getHeader("Retry-After"))).isBetween(1, 60);
        assertThat(refused.getHeader("X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(refused.jsonPath().getString("error.code")).isEqualTo("RATE_LIMITED");
        as("atom_searcher").get(BASE + "/channels").then().statusCode(200);
    }

    // how the platform is

    @Test
    void strangersLearnTheSummaryOfTheHealthOnly() {
        given().get(BASE + "/health")
                .then()
                .statusCode(200)
                .body("status", equalTo("healthy"))
                .body("checks", nullValue());
    }

    @Test
    void callersLearnHowEveryPartIs() {
        as("atom_viewer")
                .post(BASE + "/health")
                .then()
                .statusCode(200)
                .body("checks.keySet()", hasSize(9))
                .body("checks.database.status", equalTo("healthy"))
                .body("checks.cache.status", equalTo("healthy"))
                .body("checks.broker.status", equalTo("healthy"))
                .body("checks.slack_api.status", equalTo("unknown"))
                .body("checks.auth.latency_ms", notNullValue())
                .body("service_status.connected", equalTo(true));
    }

    private static RequestSpecification as(String key) {
        return given().header("Authorization", "Bearer " + key);
    }
}

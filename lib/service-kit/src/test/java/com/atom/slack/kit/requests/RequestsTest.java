package com.atom.slack.kit.requests;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import jakarta.validation.Validation;
import jakarta.validation.Validator;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.atom.slack.contracts.api.IngestRequest;
import com.atom.slack.contracts.api.MessagesRequest;
import com.atom.slack.contracts.internal.MessageLookup;
import com.atom.slack.kit.problems.CommonProblem;
import com.atom.slack.kit.problems.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class RequestsTest {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private final Requests requests = new Requests(
            new ObjectMapper()
                    .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES),
            VALIDATOR);

    @Test
    void readsABodyAndFillsInTheDefaults() {
        MessagesRequest request = json("""
                {"workspace_id": "T1", "channel_id": "C1", "filters": {"from_user": "U1", "has_files": true}}""");

        assertThat(request.limit()).isEqualTo(100);
        assertThat(request.filters().fromUser()).isEqualTo("U1");
        assertThat(request.filters().hasFiles()).isTrue();
    }

    @Test
    void readsAListOfObjectsAndNamesTheFaultsInIt() {
        MessageLookup lookup = requests.fromJson(
                "{\"items\": [{\"channel_key\": 7, \"ts\": \"1.000100\"}]}".getBytes(StandardCharsets.UTF_8),
                MessageLookup.class);

        assertThat(lookup.items()).containsExactly(new MessageLookup.Item(7, "1.000100"));
        Problem problem = catchThrowableOfType(
                Problem.class,
                () -> requests.fromJson(
                        "{\"items\": [{\"channel_key\": \"x\", \"ts\": \"1\", \"text\": \"\"}, 7]}"
                                .getBytes(StandardCharsets.UTF_8),
                        MessageLookup.class));
        assertThat(problem.getMessage()).contains("items[0].channel_key", "items[0].text: unknown field", "items[1]");
    }

    @Test
    void readsQueryParametersByTheSameNames() {
        MessagesRequest request = requests.fromQuery(
                Map.of(
                        "workspace_id", List.of("T1"),
                        "channel_id", List.of("C1"),
                        "limit", List.of("7"),
                        "filters.has_thread", List.of("true")),
                MessagesRequest.class);

        assertThat(request.limit()).isEqualTo(7);
        assertThat(request.filters().hasThread()).isTrue();
    }

    @Test
    @Tag("security-35")
    void namesEveryFaultAtOnce() {
        Problem refusal = refused("""
                {"chanel_id": "C1", "limit": 5000, "latest": 12, "filters": {"has_files": "yes", "colour": 1}}""");

        assertThat(refusal.type()).isEqualTo(CommonProblem.VALIDATION_FAILED);
        assertThat(fields(refusal))
                .containsExactlyInAnyOrder(
                        "chanel_id", "channel_id", "limit", "latest", "filters.has_files", "filters.colour");
    }

    @Test
    void acceptsAUserIdThatExistingClientsSendEverywhere() {
        assertThat(json("""
                {"channel_id": "C1", "user_id": "U9"}""").channelId()).isEqualTo("C1");
    }

    @Test
    void keepsTheNamesOfExistingClientsInTheIngestConfiguration() {
        IngestRequest request = requests.fromJson("""
                {"config": {"syncOptions": {"dateRange": {"start": "2026-01-01"}}, "filters": {"excludeBots": true}}}""".getBytes(StandardCharsets.UTF_8), IngestRequest.class);

        assertThat(request.config().syncOptions().dateRange().start()).isEqualTo("2026-01-01");
        assertThat(request.config().filters().excludeBots()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "\"text\"",
                "{\"channel_id\": \"C1\"} trailing",
                "{\"channel_id\": \"C1\", \"channel_id\": \"C2\"}"
            })
    void refusesWhatIsNotOneJsonObject(String body) {
        assertThat(refused(body).type()).isEqualTo(CommonProblem.VALIDATION_FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"channel_id\": 5}", "{\"channel_id\": \"C1\", \"limit\": \"7\"}"})
    void doesNotTakeOneTypeForAnother(String body) {
        assertThat(refused(body).type()).isEqualTo(CommonProblem.VALIDATION_FAILED);
    }

    private MessagesRequest json(String body) {
        return requests.fromJson(body.getBytes(StandardCharsets.UTF_8), MessagesRequest.class);
    }

    private Problem refused(String body) {
        return catchThrowableOfType(Problem.class, () -> json(body));
    }

    @SuppressWarnings("unchecked")
    private static List<String> fields(Problem refusal) {
        return ((List<Fault>) refusal.details().get("fields"))
                .stream().map(Fault::field).toList();
    }
}

package com.atom.slack.kit.problems;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.atom.slack.kit.correlation.RequestId;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("security-54")
class ProblemMapperTest {

    private final ProblemMapper mapper =
            new ProblemMapper(Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC));

    @AfterEach
    void leave() {
        org.jboss.logging.MDC.clear();
    }

    @Test
    void whatNobodyExpectedTellsTheRequestIdAndNothingElse() throws JsonProcessingException {
        RequestId.begin("request-4711");

        Response answer = mapper.unexpected(new IllegalStateException(
                "select sealed from token where team = 'T1'",
                new SQLException("relation auth.token, password hunter2")));

        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(answer.getMediaType()).hasToString("application/problem+json");
        assertThat(json(answer))
                .contains("urn:atom-slack:request:request-4711", "urn:atom-slack:problem:internal-error")
                .doesNotContain("select", "token", "hunter2", "Exception", "java.", "com.atom", "T1");
    }

    @Test
    void whatTheFrameworkRefusesIsAProblemInOurWords() throws JsonProcessingException {
        Response answer = mapper.framework(
                new WebApplicationException("RESTEASY003210: Could not find resource com.atom.slack.X", 404));

        assertThat(answer.getStatus()).isEqualTo(404);
        assertThat(json(answer)).contains("\"code\":\"NOT_FOUND\"").doesNotContain("RESTEASY", "com.atom");
    }

    private static String json(Response answer) throws JsonProcessingException {
        return new ObjectMapper().registerModule(new JavaTimeModule()).writeValueAsString(answer.getEntity());
    }
}

package com.atom.slack.kit.problems;

import java.time.Clock;
import java.util.Map;

import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

import io.quarkus.logging.Log;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import com.atom.slack.kit.correlation.RequestId;

/** Writes every failure as a problem; what nobody expected is logged once, and the caller learns the request id only. */
@Singleton
class ProblemMapper {

    private final Clock clock;

    ProblemMapper(Clock clock) {
        this.clock = clock;
    }

    @ServerExceptionMapper
    Response expected(Problem problem) {
        return answer(problem.type(), problem.getMessage(), problem.details(), retryAfter(problem));
    }

    @ServerExceptionMapper
    Response framework(WebApplicationException failure) {
        int status = failure.getResponse().getStatus();
        return switch (status) {
            case 401 -> answer(CommonProblem.AUTH_REQUIRED, "credentials are needed", Map.of(), null);
            case 403 -> answer(CommonProblem.INSUFFICIENT_PERMISSIONS, "not allowed", Map.of(), null);
            case 404 -> answer(CommonProblem.NOT_FOUND, "no such path", Map.of(), null);
            case 405, 406 ->
                answer(CommonProblem.METHOD_NOT_ALLOWED, "method or media type not offered", Map.of(), null);
            case 413 -> answer(CommonProblem.PAYLOAD_TOO_LARGE, "the body is too large", Map.of(), null);
            case 415 -> answer(CommonProblem.UNSUPPORTED_MEDIA_TYPE, "send application/json", Map.of(), null);
            default ->
                status < 500
                        ? answer(CommonProblem.VALIDATION_FAILED, "the request could not be read", Map.of(), null)
                        : unexpected(failure);
        };
    }

    @ServerExceptionMapper
    Response unexpected(Throwable failure) {
        Log.errorf(failure, "request failed requestId=%s", RequestId.current());
        return answer(CommonProblem.INTERNAL_ERROR, "see the logs for this request id", Map.of(), null);
    }

    private static Object retryAfter(Problem problem) {
        return problem.details().get("retry_after");
    }

    private Response answer(ProblemType type, String detail, Map<String, ?> details, Object retryAfter) {
        Response.ResponseBuilder response = Response.status(type.status())
                .type(ProblemBody.MEDIA_TYPE)
                .entity(ProblemBody.of(type, detail, details, RequestId.current(), clock.instant()));
        if (retryAfter != null) {
            response.header("Retry-After", retryAfter);
        }
        return response.build();
    }
}

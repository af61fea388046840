package com.atom.slack.gateway.door;

import java.time.Clock;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import com.atom.slack.kit.correlation.RequestId;
import com.atom.slack.kit.problems.CommonProblem;
import com.atom.slack.kit.problems.Problem;
import com.atom.slack.kit.problems.ProblemBody;

/** Writes problems where REST does not: before it, beside it, and after nobody has answered. */
@Singleton
class Refusals {

    private static final int AFTER_EVERYTHING = Integer.MAX_VALUE - 1;

    private final ObjectMapper mapper;
    private final Clock clock;

    Refusals(ObjectMapper mapper, Clock clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    void open(@Observes Router router) {
        router.route().order(AFTER_EVERYTHING).failureHandler(this::failed);
        router.route()
                .order(AFTER_EVERYTHING)
                .handler(context -> refuse(context, CommonProblem.NOT_FOUND.because("no such path")));
    }

    /** Ends the answer with the problem, if nothing has been sent of it yet. */
    void refuse(RoutingContext context, Problem problem) {
        if (context.response().headWritten()) {
            return;
        }
        context.response()
                .setStatusCode(problem.type().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemBody.MEDIA_TYPE)
                .end(body(problem));
    }

    private void failed(RoutingContext context) {
        int status = context.statusCode();
        if (context.failure() instanceof Problem problem) {
            refuse(context, problem);
        } else if (status == CommonProblem.PAYLOAD_TOO_LARGE.status()) {
            refuse(context, CommonProblem.PAYLOAD_TOO_LARGE.because("the body is too large"));
        } else if (status == CommonProblem.NOT_FOUND.status()) {
            refuse(context, CommonProblem.NOT_FOUND.because("no such path"));
        } else if (status == CommonProblem.METHOD_NOT_ALLOWED.status()) {
            refuse(context, CommonProblem.METHOD_NOT_ALLOWED.because("method not offered"));
        } else if (status >= 400 && status < 500) {
            refuse(context, CommonProblem.VALIDATION_FAILED.because("the request could not be read"));
        } else {
            Log.errorf(context.failure(), "request failed requestId=%s", RequestId.current());
            refuse(context, CommonProblem.INTERNAL_ERROR.because("see the logs for this request id"));
        }
    }

    private Buffer body(Problem problem) {
        try {
            return Buffer.buffer(mapper.writeValueAsBytes(ProblemBody.of(
                    problem.type(), problem.getMessage(), problem.details(), RequestId.current(), clock.instant())));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a problem cannot be written", impossible);
        }
    }
}

package com.atom.slack.gateway.passage;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

import com.atom.slack.gateway.owners.OwnerAnswer;

/** Answers to the client: status, body and content type as the owner gave them. */
@Singleton
public class Answers {

    private final RoutingContext request;
    private final ObjectMapper mapper;

    Answers(RoutingContext request, ObjectMapper mapper) {
        this.request = request;
        this.mapper = mapper;
    }

    /** To be kept by nobody. */
    public Response plain(OwnerAnswer answer) {
        return of(answer, answer.body().getBytes()).build();
    }

    /** To be kept by the client, who asks each time whether it still holds; a GET that knows it already gets 304. */
    public Response revalidated(OwnerAnswer answer) {
        if (!answer.succeeded()) {
            return plain(answer);
        }
        byte[] body = answer.body().getBytes();
        return revalidated(of(answer, body), body);
    }

    /** An answer that the gateway itself has composed, to be kept like a read. */
    public Response own(Object answer) {
        byte[] body = json(answer);
        return revalidated(Response.ok(body, MediaType.APPLICATION_JSON_TYPE), body);
    }

    private Response revalidated(Response.ResponseBuilder full, byte[] body) {
        String tag = Validator.of(body);
        Response.ResponseBuilder response = known(tag) ? Response.notModified() : full;
        return response.header("ETag", tag)
                .header("Cache-Control", "private, no-cache")
                .build();
    }

    private byte[] json(Object answer) {
        try {
            return mapper.writeValueAsBytes(answer);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an answer cannot be written as JSON", impossible);
        }
    }

    private boolean known(String tag) {
        String given = request.request().getHeader(HttpHeaders.IF_NONE_MATCH);
        HttpMethod method = request.request().method();
        boolean asksByGet = HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method);
        return given != null && asksByGet && Validator.named(given, tag);
    }

    private static Response.ResponseBuilder of(OwnerAnswer answer, byte[] body) {
        Response.ResponseBuilder response = Response.status(answer.status()).entity(body);
        String contentType = answer.headers().get("Content-Type");
        String retryAfter = answer.headers().get("Retry-After");
        if (contentType != null) {
            response.header("Content-Type", contentType);
        }
        return retryAfter == null ? response : response.header("Retry-After", retryAfter);
    }
}

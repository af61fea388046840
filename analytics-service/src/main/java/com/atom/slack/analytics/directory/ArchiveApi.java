package com.atom.slack.analytics.directory;

import java.io.IOException;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;

import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.contracts.identity.ServiceName;
import com.atom.slack.kit.correlation.RequestId;
import com.atom.slack.kit.identity.InternalTokens;

/** Ingestion's internal endpoints, asked in the caller's name so that it answers no more than the caller may see. */
@Singleton
class ArchiveApi {

    private final WebClient client;
    private final InternalTokens tokens;
    private final ObjectMapper mapper;
    private final String address;
    private final long deadlineMillis;

    ArchiveApi(Vertx vertx, InternalTokens tokens, ObjectMapper mapper, DirectoryConfig config) {
        this.client = WebClient.create(vertx);
        this.tokens = tokens;
        this.mapper = mapper;
        this.address = config.url().toString();
        this.deadlineMillis = config.deadline().toMillis();
    }

    ObjectNode question(String team) {
        return mapper.createObjectNode().put("workspace_id", team);
    }

    /** The answer of a POST; fails when there is none in time, or when it is anything but 200. */
    Uni<JsonNode> ask(Caller caller, String team, String path, ObjectNode question) {
        return client.postAbs(address + path)
                .timeout(deadlineMillis)
                .putHeader("Authorization", tokens.bearer(caller.in(team), ServiceName.INGESTION))
                .putHeader("Content-Type", "application/json")
                .putHeader(RequestId.HEADER, RequestId.current())
                .sendBuffer(Buffer.buffer(question.toString()))
                .map(this::read);
    }

    private JsonNode read(HttpResponse<Buffer> answer) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("ingestion answered " + answer.statusCode());
        }
        try {
            return mapper.readTree(answer.body().getBytes());
        } catch (IOException malformed) {
            throw new IllegalStateException("ingestion did not answer JSON", malformed);
        }
    }
}

package com.atom.slack.kit.requests;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.kit.problems.CommonProblem;
import com.atom.slack.kit.problems.Problem;

/**
 * Turns a JSON body or query parameters into a request record. Unknown names, wrong types and broken constraints are
 * refused together in one 400; {@code user_id} is accepted and ignored where a record does not have it, because existing
 * clients send it everywhere.
 */
@Singleton
public class Requests {

    private static final Set<String> ALWAYS_ACCEPTED = Set.of("user_id");

    private final ObjectMapper strict;
    private final ObjectMapper lenient;
    private final Validator validator;

    Requests(ObjectMapper mapper, Validator validator) {
        this.strict = mapper.copy();
        strict.setConfig(strict.getDeserializationConfig().without(MapperFeature.ALLOW_COERCION_OF_SCALARS));
        this.lenient = mapper;
        this.validator = validator;
    }

    /** A JSON object; an empty body counts as {@code {}}. Throws {@code VALIDATION_FAILED} with all faults. */
    public <T extends Record> T fromJson(byte[] body, Class<T> type) {
        return bind(object(body), type, false);
    }

    /** Query parameters by the same names; {@code a.b=1} reaches nested records, lists are repeated or comma-separated. */
    public <T extends Record> T fromQuery(Map<String, List<String>> query, Class<T> type) {
        return bind(QueryTree.of(query, type, lenient), type, true);
    }

    private ObjectNode object(byte[] body) {
        if (body == null || body.length == 0) {
            return lenient.createObjectNode();
        }
        try {
            JsonNode node = lenient.reader()
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .readTree(body);
            if (node instanceof ObjectNode object) {
                return object;
            }
            throw refuse(List.of(new Fault("", "a JSON object is expected")));
        } catch (JsonProcessingException malformed) {
            throw refuse(List.of(new Fault("", "not well-formed JSON" + where(malformed))));
        } catch (IOException unreadable) {
            throw refuse(List.of(new Fault("", "the body could not be read")));
        }
    }

    private static String where(JsonProcessingException malformed) {
        return malformed.getLocation() == null
                ? ""
                : " at line " + malformed.getLocation().getLineNr() + ", column "
                        + malformed.getLocation().getColumnNr();
    }

    private <T extends Record> T bind(ObjectNode node, Class<T> type, boolean fromQuery) {
        List<Fault> faults = new ArrayList<>();
        Set<String> known = RecordShape.of(type).names();
        ALWAYS_ACCEPTED.stream().filter(name -> !known.contains(name)).forEach(node::remove);
        RecordShape.of(type).check(node, "", fromQuery ? lenient : strict, faults);
        if (!faults.isEmpty()) {
            // what could be read is still checked, so that one answer names every fault
            T readable = convert(node, type, fromQuery);
            if (readable != null) {
                violations(readable, faults);
            }
            throw refuse(faults);
        }
        T request = convert(node, type, fromQuery);
        if (request == null) {
            throw refuse(List.of(new Fault("", "the request could not be read")));
        }
        violations(request, faults);
        if (!faults.isEmpty()) {
            throw refuse(faults);
        }
        return request;
    }

    private <T extends Record> T convert(ObjectNode node, Class<T> type, boolean fromQuery) {
        try {
            return (fromQuery ? lenient : strict).convertValue(node, type);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    private <T> void violations(T request, List<Fault> faults) {
        Set<String> named = faults.stream().map(Fault::field).collect(Collectors.toSet());
        validator.validate(request).stream()
                .map(this::fault)
                .filter(fault -> !named.contains(fault.field()))
                .sorted(Comparator.comparing(Fault::field))
                .forEach(faults::add);
    }

    private Fault fault(ConstraintViolation<?> violation) {
        return new Fault(RecordShape.snake(violation.getPropertyPath().toString()), violation.getMessage());
    }

    private static Problem refuse(List<Fault> faults) {
        String detail = faults.stream()
                .map(fault -> fault.field().isEmpty() ? fault.problem() : fault.field() + ": " + fault.problem())
                .collect(Collectors.joining("; "));
        return CommonProblem.VALIDATION_FAILED.because(detail, Map.of("fields", faults));
    }
}

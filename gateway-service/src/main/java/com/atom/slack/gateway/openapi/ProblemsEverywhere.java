package com.atom.slack.gateway.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Every operation may answer a problem; this adds it where an operation does not say so itself. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ProblemsEverywhere implements OASFilter {

    private static final String MEDIA_TYPE = "application/problem+json";

    @Override
    public Operation filterOperation(Operation operation) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        if (operation.getResponses().getDefaultValue() == null) {
            operation.getResponses().setDefaultValue(problem());
        }
        return operation;
    }

    private static APIResponse problem() {
        Schema text = OASFactory.createSchema().addType(Schema.SchemaType.STRING);
        Schema error = OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .addProperty("code", text)
                .addProperty("message", text)
                .addProperty("details", OASFactory.createSchema().addType(Schema.SchemaType.OBJECT));
        Schema body = OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .addProperty("type", text)
                .addProperty("title", text)
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("detail", text)
                .addProperty("instance", text)
                .addProperty("ok", OASFactory.createSchema().addType(Schema.SchemaType.BOOLEAN))
                .addProperty("timestamp", text)
                .addProperty("error", error);
        return OASFactory.createAPIResponse()
                .description("Any failure, as RFC 9457 has it")
                .content(OASFactory.createContent()
                        .addMediaType(MEDIA_TYPE, OASFactory.createMediaType().schema(body)));
    }
}

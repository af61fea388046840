package com.atom.slack.gateway.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Reads answer GET with the names of their POST body as query parameters; this says so in the document. Members of nested
 * objects become {@code parent.child}.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class GetMirrorsPost implements OASFilter {

    private static final String JSON = "application/json";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        document.getPaths().getPathItems().values().forEach(path -> mirror(path, schemas));
    }

    private static void mirror(PathItem path, Map<String, Schema> schemas) {
        Operation get = path.getGET();
        Schema body = body(path.getPOST());
        if (get == null || body == null || get.getParameters() != null) {
            return;
        }
        parameters("", body, schemas)
                .forEach((name, schema) -> get.addParameter(OASFactory.createParameter()
                        .in(Parameter.In.QUERY)
                        .name(name)
                        .schema(schema)));
    }

    private static @Nullable Schema body(@Nullable Operation post) {
        return post == null
                        || post.getRequestBody() == null
                        || post.getRequestBody().getContent() == null
                ? null
                : post.getRequestBody().getContent().getMediaType(JSON).getSchema();
    }

    private static Map<String, Schema> parameters(String prefix, Schema schema, Map<String, Schema> schemas) {
        Map<String, Schema> parameters = new LinkedHashMap<>();
        Map<String, Schema> properties = resolved(schema, schemas).getProperties();
        if (properties != null) {
            properties.forEach((name, property) -> {
                Schema shape = resolved(property, schemas);
                if (shape.getProperties() != null) {
                    parameters.putAll(parameters(prefix + name + ".", shape, schemas));
                } else {
                    parameters.put(prefix + name, property);
                }
            });
        }
        return parameters;
    }

    /** What the schema, or the one alternative that is not null, refers to. */
    private static Schema resolved(Schema schema, Map<String, Schema> schemas) {
        if (schema.getRef() != null) {
            return schemas.getOrDefault(
                    schema.getRef().substring(schema.getRef().lastIndexOf('/') + 1), schema);
        }
        List<Schema> alternatives = schema.getAnyOf();
        return alternatives == null
                ? schema
                : alternatives.stream()
                        .filter(alternative -> alternative.getRef() != null)
                        .findFirst()
                        .map(alternative -> resolved(alternative, schemas))
                        .orElse(schema);
    }
}

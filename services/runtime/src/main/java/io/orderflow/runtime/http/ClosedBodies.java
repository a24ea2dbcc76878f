package io.orderflow.runtime.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** Says that bodies have no other fields than those that are named: {@link StrictJson} takes a misspelt one for an error. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ClosedBodies implements OASFilter {

    private static final String SCHEMAS = "#/components/schemas/";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        Set<Schema> closed = new HashSet<>();
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .filter(operation -> operation.getRequestBody() != null)
                .flatMap(operation -> operation.getRequestBody().getContent().getMediaTypes().values().stream())
                .forEach(body -> close(body.getSchema(), schemas, closed));
    }

    private static void close(@Nullable Schema described, Map<String, Schema> schemas, Set<Schema> closed) {
        Schema schema = described == null || described.getRef() == null
                ? described
                : schemas.get(described.getRef().substring(SCHEMAS.length()));
        if (schema == null || !closed.add(schema)) {
            return;
        }
        if (schema.getProperties() != null) {
            schema.setAdditionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
            schema.getProperties().values().forEach(property -> close(property, schemas, closed));
        }
        Stream.ofNullable(schema.getItems()).forEach(items -> close(items, schemas, closed));
    }
}

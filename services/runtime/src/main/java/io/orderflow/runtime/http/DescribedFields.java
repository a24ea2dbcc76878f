package io.orderflow.runtime.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/** Says which fields are always there: those of records that are not {@link Nullable}, and not left out when empty. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class DescribedFields implements OASFilter {

    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName INCLUDE = DotName.createSimple(JsonInclude.class);
    private static final DotName UNWRAPPED = DotName.createSimple(JsonUnwrapped.class);
    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);

    private final IndexView index;

    public DescribedFields(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        index.getKnownClasses().stream()
                .filter(ClassInfo::isRecord)
                .forEach(described -> schemas.forEach((name, schema) -> {
                    if (isOf(described, name) && fields(schema).equals(names(components(described)))) {
                        schema.setRequired(alwaysThere(described).sorted().toList());
                    }
                }));
    }

    /** A generic record's schemas are called after it and its argument. */
    private static boolean isOf(ClassInfo described, String schema) {
        String own = described.hasDeclaredAnnotation(SCHEMA)
                        && described.declaredAnnotation(SCHEMA).value("name") != null
                ? described.declaredAnnotation(SCHEMA).value("name").asString()
                : described.simpleName();
        return described.typeParameters().isEmpty() ? schema.equals(own) : schema.startsWith(own);
    }

    private Stream<String> alwaysThere(ClassInfo described) {
        return described.recordComponents().stream().flatMap(component -> {
            FieldInfo field = described.field(component.name());
            if (field.hasAnnotation(UNWRAPPED)) {
                return alwaysThere(index.getClassByName(component.type().name()));
            }
            return component.type().hasAnnotation(NULLABLE) || isLeftOutIfEmpty(field)
                    ? Stream.empty()
                    : Stream.of(component.name());
        });
    }

    private static boolean isLeftOutIfEmpty(FieldInfo field) {
        return field.hasDeclaredAnnotation(INCLUDE)
                && field.declaredAnnotation(INCLUDE).value().asEnum().equals(JsonInclude.Include.NON_EMPTY.name());
    }

    private Stream<RecordComponentInfo> components(ClassInfo described) {
        return described.recordComponents().stream()
                .flatMap(component -> described.field(component.name()).hasAnnotation(UNWRAPPED)
                        ? components(index.getClassByName(component.type().name()))
                        : Stream.of(component));
    }

    private static Set<String> fields(Schema schema) {
        return schema.getProperties() == null
                ? Set.of()
                : schema.getProperties().keySet();
    }

    private static Set<String> names(Stream<RecordComponentInfo> components) {
        return components.map(RecordComponentInfo::name).collect(Collectors.toSet());
    }
}

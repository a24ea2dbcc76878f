package io.orderflow.runtime.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/**
 * Names schemas so that they tell what they are of: a type inside another is called after both, {@code PaymentStatus}
 * rather than {@code Status1}, and a status that is inside of none after its service. It runs last, because the other
 * filters find types by their simple names.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 0)
public class DescribedNames implements OASFilter {

    private static final String SCHEMAS = "#/components/schemas/";
    private static final String PACKAGES = "io.orderflow.";
    private static final String OWN = "io.orderflow.runtime.";
    private static final String STATUS = "Status";

    private final IndexView index;
    private final List<Schema> references = new ArrayList<>();

    public DescribedNames(IndexView index) {
        this.index = index;
    }

    @Override
    public Schema filterSchema(Schema schema) {
        if (schema.getRef() != null) {
            references.add(schema);
        }
        return schema;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Map<String, Schema> schemas = new HashMap<>(document.getComponents().getSchemas());
        Map<String, String> telling = new HashMap<>();
        schemas.forEach((name, schema) -> telling(name, schema).ifPresent(better -> telling.put(name, better)));
        telling.forEach((name, better) -> {
            document.getComponents().removeSchema(name);
            document.getComponents().addSchema(better, schemas.get(name));
        });
        references.forEach(reference -> {
            String better = telling.get(reference.getRef().substring(SCHEMAS.length()));
            if (better != null) {
                reference.setRef(better);
            }
        });
    }

    private Optional<String> telling(String name, Schema schema) {
        String simple = name.replaceAll("[0-9]+$", "");
        return index.getKnownClasses().stream()
                .filter(type -> Modifier.isPublic(type.flags())
                        && type.name().toString().startsWith(PACKAGES)
                        && !type.name().toString().startsWith(OWN)
                        && simple.equals(type.simpleName())
                        && isOf(type, schema))
                .map(this::telling)
                .findFirst();
    }

    private String telling(ClassInfo type) {
        String outer =
                type.enclosingClass() == null ? "" : type.enclosingClass().withoutPackagePrefix();
        if (!outer.isEmpty() && !outer.endsWith("Resource")) {
            return outer.replaceAll("View$", "") + type.simpleName();
        }
        return type.simpleName().equals(STATUS) ? serviceOf(type) + STATUS : type.simpleName();
    }

    private static String serviceOf(ClassInfo type) {
        String service = type.name().toString().substring(PACKAGES.length()).split("\\.", 2)[0];
        return service.substring(0, 1).toUpperCase(Locale.ROOT) + service.substring(1);
    }

    private static boolean isOf(ClassInfo type, Schema schema) {
        if (type.isEnum()) {
            return type.enumConstants().stream().map(FieldInfo::name).toList().equals(schema.getEnumeration());
        }
        return type.isRecord()
                && type.recordComponents().stream()
                        .map(RecordComponentInfo::name)
                        .collect(Collectors.toSet())
                        .equals(fields(schema.getProperties()));
    }

    private static Set<String> fields(@Nullable Map<String, Schema> properties) {
        return properties == null ? Set.of() : new HashSet<>(properties.keySet());
    }
}

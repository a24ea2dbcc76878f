package io.orderflow.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.orderflow.events.wire.EventTypes;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The records against the JSON Schemas. */
class SchemaTest {

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    static Set<String> names() {
        return EventTypes.names();
    }

    @Test
    void everyEventHasASchemaAndEverySchemaAnEvent() {
        assertThat(Contract.schemaNames()).isEqualTo(EventTypes.names());
    }

    @ParameterizedTest
    @MethodSource("names")
    void theIdOfTheSchemaIsTheOneInTheHeaders(String name) {
        assertThat(Contract.schema(name).get("$id").asText()).isEqualTo(EventTypes.schemaOf(name));
    }

    @ParameterizedTest
    @MethodSource("names")
    void theSchemaIsOneOfJsonSchema202012(String name) {
        Schema metaSchema = registry.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        assertThat(metaSchema.validate(Contract.schema(name).toString(), InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.orderflow.events.SampleTest#samples")
    void theApprovedSampleIsValid(String name) {
        Schema schema =
                registry.getSchema(Contract.schema(Contract.eventOf(name)).toString());

        assertThat(schema.validate(Contract.sample(name).body().toString(), InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void theSchemaHasTheFieldsOfTheRecord(String name) {
        JsonNode schema = Contract.schema(name);

        compare(EventTypes.named(name), schema, schema.get("$defs"));
    }

    @Test
    void whatSchemasShareIsTheSameInAll() {
        Map<String, JsonNode> seen = new HashMap<>();
        for (String name : names()) {
            Contract.schema(name)
                    .get("$defs")
                    .properties()
                    .forEach(definition -> assertThat(definition.getValue())
                            .as("%s in %s", definition.getKey(), name)
                            .isEqualTo(seen.computeIfAbsent(definition.getKey(), key -> definition.getValue())));
        }
    }

    private static void compare(Type type, JsonNode schema, JsonNode definitions) {
        if (schema.has("$ref")) {
            String definition = schema.get("$ref").asText().replace("#/$defs/", "");
            assertThat(definition).isEqualTo(((Class<?>) type).getSimpleName());
            compare(type, definitions.get(definition), definitions);
        } else if (type instanceof ParameterizedType map && map.getRawType() == Map.class) {
            assertThat(schema.get("type").asText()).isEqualTo("object");
            compare(map.getActualTypeArguments()[1], schema.get("additionalProperties"), definitions);
        } else if (type instanceof ParameterizedType list) {
            assertThat(schema.get("type").asText()).isEqualTo("array");
            compare(list.getActualTypeArguments()[0], schema.get("items"), definitions);
        } else {
            compareClass((Class<?>) type, schema, definitions);
        }
    }

    private static void compareClass(Class<?> type, JsonNode schema, JsonNode definitions) {
        String jsonType = schema.get("type").asText();
        if (type == int.class || type == Integer.class || type == long.class) {
            assertThat(jsonType).isEqualTo("integer");
        } else if (type == boolean.class) {
            assertThat(jsonType).isEqualTo("boolean");
        } else if (type.isEnum()) {
            assertThat(texts(schema.get("enum")))
                    .containsExactlyElementsOf(Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .toList());
        } else if (type == String.class || isWrittenAsText(type)) {
            assertThat(jsonType).isEqualTo("string");
        } else {
            compareRecord(type, schema, definitions);
        }
    }

    private static void compareRecord(Class<?> type, JsonNode schema, JsonNode definitions) {
        List<RecordComponent> components = List.of(type.getRecordComponents());
        assertThat(schema.get("type").asText()).isEqualTo("object");
        assertThat(schema.has("additionalProperties")).as("open to more").isFalse();
        assertThat(schema.get("properties").fieldNames())
                .toIterable()
                .as("properties of %s", type)
                .containsExactlyElementsOf(
                        components.stream().map(RecordComponent::getName).toList());
        assertThat(texts(schema.get("required")))
                .as("required in %s", type)
                .containsExactlyElementsOf(components.stream()
                        .filter(component -> !isOptional(component))
                        .map(RecordComponent::getName)
                        .toList());
        for (RecordComponent component : components) {
            compare(component.getGenericType(), schema.get("properties").get(component.getName()), definitions);
        }
    }

    private static boolean isOptional(RecordComponent component) {
        JsonInclude include = component.getAccessor().getAnnotation(JsonInclude.class);
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                || include != null && include.value() == JsonInclude.Include.NON_EMPTY;
    }

    private static boolean isWrittenAsText(Class<?> type) {
        return Arrays.stream(type.getMethods()).anyMatch(method -> method.isAnnotationPresent(JsonValue.class));
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).collect(Collectors.toList());
    }
}

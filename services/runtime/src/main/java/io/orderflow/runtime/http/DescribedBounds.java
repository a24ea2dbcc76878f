package io.orderflow.runtime.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.value.Address;
import io.orderflow.events.value.Money;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Takes the bounds of addresses, money and whatever else the API has in common with the events from the events' schemas,
 * which tests of the contract hold against the records. A schema that has another name in the API, or a field of it, says
 * by {@code x-contract} which one it is. Currencies and countries are those that this build knows. Those of a page are
 * {@link Page}'s.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class DescribedBounds implements OASFilter {

    /** Between them they define all that an API shows of the contract. */
    private static final List<String> EVENTS = List.of(
            "OrderCreated",
            "PaymentRequested",
            "ShipmentPrepared",
            "PaymentRefundRequested",
            "StockRestocked",
            "ReturnReceived");

    private static final String CONTRACT = "x-contract";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Map<String, JsonNode> contract = contract();
        document.getComponents().getSchemas().forEach((name, schema) -> {
            describe(schema, defined(contract, nameInContract(schema).orElse(name)));
            if (schema.getProperties() != null) {
                schema.getProperties()
                        .values()
                        .forEach(field ->
                                nameInContract(field).ifPresent(named -> bound(field, defined(contract, named))));
            }
        });
        enumerate(document, "Money", "currency", Money.currencies());
        enumerate(document, "Address", "country", Address.countries());
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .flatMap(operation ->
                        Stream.ofNullable(operation.getParameters()).flatMap(List::stream))
                .filter(parameter -> parameter.getName().equals(Page.LIMIT))
                .forEach(parameter ->
                        parameter.getSchema().minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(Page.LARGEST)));
    }

    private static Optional<String> nameInContract(Schema schema) {
        Optional<String> named = Optional.ofNullable(schema.get(CONTRACT)).map(String::valueOf);
        schema.set(CONTRACT, null);
        return named;
    }

    /** Of a name, or of a name and one of its fields: {@code Discount/reason}; missing if there is none. */
    private static JsonNode defined(Map<String, JsonNode> contract, String name) {
        String[] steps = name.split("/", 2);
        JsonNode defined = contract.getOrDefault(steps[0], MissingNode.getInstance());
        return steps.length == 1 ? defined : defined.path("properties").path(steps[1]);
    }

    private static void enumerate(OpenAPI document, String name, String field, List<String> values) {
        Schema schema = document.getComponents().getSchemas().get(name);
        Stream.ofNullable(schema)
                .flatMap(each -> each.getProperties().entrySet().stream())
                .filter(property -> property.getKey().equals(field))
                .forEach(property -> property.getValue().setEnumeration(List.copyOf(values)));
    }

    private static void describe(Schema schema, JsonNode defined) {
        if (schema.getDescription() == null && defined.has("description")) {
            schema.setDescription(defined.path("description").asText());
        }
        bound(schema, defined);
        if (schema.getProperties() != null) {
            schema.getProperties()
                    .forEach((field, each) ->
                            describe(each, defined.path("properties").path(field)));
        }
        if (schema.getItems() != null) {
            describe(schema.getItems(), defined.path("items"));
        }
    }

    private static void bound(Schema schema, JsonNode defined) {
        defined.properties().forEach(keyword -> {
            JsonNode value = keyword.getValue();
            switch (keyword.getKey()) {
                case "pattern" -> schema.setPattern(value.asText());
                case "minLength" -> schema.setMinLength(value.asInt());
                case "maxLength" -> schema.setMaxLength(value.asInt());
                case "minimum" -> schema.setMinimum(value.decimalValue());
                case "maximum" -> schema.setMaximum(value.decimalValue());
                case "minItems" -> schema.setMinItems(value.asInt());
                case "maxItems" -> schema.setMaxItems(value.asInt());
                default -> {}
            }
        });
    }

    private static Map<String, JsonNode> contract() {
        Map<String, JsonNode> definitions = new HashMap<>();
        for (String event : EVENTS) {
            try (InputStream schema = OrderEvent.class.getResourceAsStream("schemas/" + event + ".json")) {
                JsonNode whole = new JsonMapper().readTree(schema);
                definitions.put(event, whole);
                whole.path("$defs")
                        .properties()
                        .forEach(definition -> definitions.put(definition.getKey(), definition.getValue()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return definitions;
    }
}

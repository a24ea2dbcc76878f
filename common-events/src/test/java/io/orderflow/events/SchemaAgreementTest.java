package io.orderflow.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.orderflow.events.wire.EventCodec;
import io.orderflow.events.wire.MalformedEventException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Puts odd values into each field of each sample: schema and record must agree on which of them are valid. */
class SchemaAgreementTest {

    /** What a schema cannot say: sums, comparisons and the lists of ISO. */
    private static final Pattern BEYOND_SCHEMA = Pattern.compile(
            "total must|currency must be the same|available must|a SKU twice|a SKU one weight|units of one SKU|of ISO|amount must|discount must|taxes must|giftMessages must|time that there is");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final EventCodec codec = new EventCodec();

    @ParameterizedTest
    @MethodSource("io.orderflow.events.SampleTest#samples")
    void schemaAndRecordAgreeOnWhatIsValid(String name) {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Contract.schema(Contract.eventOf(name)).toString());
        for (JsonPointer field : fieldsOf(Contract.sample(name).body())) {
            for (JsonNode odd : oddValues(Contract.sample(name).body().at(field))) {
                ObjectNode body = Contract.sample(name).body();
                put(body, field, odd);

                boolean valid =
                        schema.validate(body.toString(), InputFormat.JSON).isEmpty();
                Optional<String> refusal = refusal(name, body);

                if (!valid || !refusal.filter(BEYOND_SCHEMA.asPredicate()).isPresent()) {
                    assertThat(refusal.isEmpty())
                            .as("%s = %.80s is valid in the record (%s)", field, odd, refusal)
                            .isEqualTo(valid);
                }
            }
        }
    }

    private Optional<String> refusal(String name, ObjectNode body) {
        try {
            codec.event(Contract.eventOf(name), Contract.bytes(body));
            return Optional.empty();
        } catch (MalformedEventException e) {
            return Optional.of(e.getMessage());
        }
    }

    private static List<JsonNode> oddValues(JsonNode original) {
        Stream<JsonNode> numbers = LongStream.of(
                        -1, 0, 1, 9_998, 9_999, 10_000, 1_000_000, 1_000_001, 1_000_000_000_000L, 1_000_000_000_001L)
                .mapToObj(NODES::numberNode);
        Stream<JsonNode> lengths = IntStream.of(
                        0, 1, 2, 3, 20, 21, 36, 63, 64, 65, 100, 101, 128, 129, 200, 201, 254, 255, 256, 249, 250, 251,
                        500, 501, 1000, 1001, 4096, 4097)
                .mapToObj(length -> NODES.textNode("a".repeat(length)));
        Stream<JsonNode> texts = Stream.of(
                        "US",
                        "us",
                        "EUR",
                        "eur",
                        " ",
                        "two words",
                        "-a",
                        "_a",
                        "a.b",
                        "a:b",
                        "a_b",
                        "a-b",
                        "a/b",
                        "é",
                        "\u0000",
                        "a\u0007",
                        "a\nb",
                        "a\tb",
                        "\u007f",
                        "\u0085",
                        "\ud83d\ude00".repeat(200),
                        "a@b",
                        "@b",
                        "a@",
                        "a@b@c",
                        "a@b.",
                        "a@.b",
                        "a @b",
                        "a,b@c",
                        "a@b.example",
                        "\"a b\"@c",
                        "\"a@b\"@c",
                        "\"a\\\"b\"@c",
                        "\"a\"b\"@c",
                        "\"a\\\"@c",
                        "\"\"@c",
                        "\"a\nb\"@c",
                        "OUT_OF_STOCK",
                        "LOST",
                        "0.19",
                        "9.999999",
                        "0.1234567",
                        "10.5",
                        "+46 8 123",
                        "2026-11-27T04:59:58Z",
                        "2026-11-27T04:59:58+01:00",
                        "2026-02-30T04:59:58Z",
                        "1-1-1-1-1",
                        "01A21B5F-E8FB-73EE-B7E9-6E59CE40F9CB",
                        "01a21b5fe-8fb-73ee-b7e9-6e59ce40f9cb",
                        "01a21b5f-e8fb-73ee-b7e9-6e59ce40f9cg")
                .map(NODES::textNode);
        Stream<JsonNode> types = Stream.of(
                NODES.booleanNode(true),
                NODES.numberNode(1.5),
                NODES.objectNode(),
                NODES.arrayNode(),
                NODES.textNode("12"),
                repeated(original, 501),
                repeated(original, 11));
        return Stream.of(numbers, lengths, texts, types).flatMap(all -> all).toList();
    }

    /** Only for lists is this more than a wrong type: too many lines. */
    private static JsonNode repeated(JsonNode original, int times) {
        ArrayNode array = NODES.arrayNode();
        IntStream.range(0, times).forEach(i -> array.add(original.isArray() ? original.get(0) : original));
        return array;
    }

    private static void put(ObjectNode body, JsonPointer field, JsonNode value) {
        JsonNode parent = body.at(field.head());
        if (parent instanceof ArrayNode array) {
            array.set(field.last().getMatchingIndex(), value);
        } else {
            ((ObjectNode) parent).set(field.last().getMatchingProperty(), value);
        }
    }

    private static List<JsonPointer> fieldsOf(JsonNode body) {
        List<JsonPointer> fields = new ArrayList<>();
        collect(body, JsonPointer.empty(), fields);
        return fields;
    }

    private static void collect(JsonNode node, JsonPointer at, List<JsonPointer> fields) {
        node.properties().forEach(child -> {
            fields.add(at.appendProperty(child.getKey()));
            collect(child.getValue(), at.appendProperty(child.getKey()), fields);
        });
        if (node.isArray()) {
            fields.add(at.appendIndex(0));
            collect(node.get(0), at.appendIndex(0), fields);
        }
    }
}

package io.orderflow.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.events.wire.EventTypes;
import io.orderflow.events.wire.Subjects;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The records against the AsyncAPI document. */
class AsyncApiTest {

    private final JsonNode document = Contract.asyncApi();

    @Test
    void theDocumentIsOneOfAsyncApi3() {
        Schema metaSchema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(Contract.read(Contract.JSON, "/asyncapi/3.0.0.json").toString());

        assertThat(metaSchema.validate(document.toString(), InputFormat.JSON)).isEmpty();
    }

    @Test
    void everyReferenceResolves() {
        List<String> references = references(document);

        assertThat(references).hasSizeGreaterThan(50).allSatisfy(reference -> {
            if (reference.startsWith("#/")) {
                assertThat(document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse();
            } else {
                assertThat(Contract.class.getResource(reference)).as(reference).isNotNull();
            }
        });
    }

    @Test
    void everyEventIsAMessageWithItsSchemaAndEveryMessageAnEvent() {
        Map<String, String> schemas = new HashMap<>();
        document.at("/components/messages")
                .properties()
                .forEach(message -> schemas.put(
                        message.getValue().get("name").asText(),
                        message.getValue().at("/payload/schema/$ref").asText()));

        assertThat(schemas.keySet()).isEqualTo(EventTypes.names());
        assertThat(schemas).allSatisfy((name, schema) -> assertThat(schema).isEqualTo("schemas/" + name + ".json"));
    }

    @Test
    void everyEventHasItsChannelAndIsInTheChannelOfAll() {
        for (Map.Entry<String, Class<? extends OrderEvent>> type :
                EventTypes.byName().entrySet()) {
            JsonNode channel = document.at("/channels/" + type.getKey());
            String subjects = channel.get("address").asText().replace("{orderId}", "*");

            assertThat(subjects).isEqualTo(Subjects.kind(type.getValue()));
            assertThat(channel.get("messages").fieldNames()).toIterable().containsExactly(type.getKey());
        }
        assertThat(document.at("/channels/orders/messages").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(EventTypes.names());
    }

    @Test
    void theHeadersOfEverySampleAreInTheDocument() {
        JsonNode headers = document.at("/components/messageTraits/CloudEvent/headers");
        List<String> required =
                headers.get("required").valueStream().map(JsonNode::asText).toList();
        for (EventEnvelope envelope : Events.all().values()) {
            Map<String, String> sample =
                    Contract.sample(envelope.event().name()).headers();

            assertThat(sample.keySet()).containsAll(required);
            assertThat(headers.get("properties").fieldNames()).toIterable().containsAll(sample.keySet());
        }
    }

    private static List<String> references(JsonNode node) {
        List<String> references = new ArrayList<>();
        if (node.has("$ref")) {
            references.add(node.get("$ref").asText());
        }
        node.forEach(child -> references.addAll(references(child)));
        return references;
    }
}

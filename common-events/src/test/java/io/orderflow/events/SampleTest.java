package io.orderflow.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.orderflow.events.Contract.Sample;
import io.orderflow.events.wire.Decoded;
import io.orderflow.events.wire.EncodedEvent;
import io.orderflow.events.wire.EventCodec;
import io.orderflow.events.wire.EventTypes;
import io.orderflow.events.wire.MalformedEventException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The records against the approved samples. */
class SampleTest {

    private static final Set<String> OPTIONAL = Set.of(
            "OrderCancelled.by",
            "OrderHeld.by",
            "PaymentRefundRequested.by",
            "ReturnApproved.by",
            "attempt",
            "line2",
            "region",
            "postalCode",
            "owner",
            "channel",
            "discount",
            "taxes",
            "giftMessage",
            "giftMessages",
            "shipping",
            "externalId",
            "placedAt",
            "billingAddress",
            "phone",
            "note",
            "metadata");

    /** Its keys are its clients'. */
    private static final String FREE = "metadata";

    private final EventCodec codec = new EventCodec();

    static Set<String> samples() {
        return Events.bySample().keySet();
    }

    @Test
    void everyEventHasASampleAndEverySampleAnEvent() {
        assertThat(Contract.sampleNames()).isEqualTo(EventTypes.names());
        assertThat(Events.all().keySet()).isEqualTo(EventTypes.names());
        assertThat(Events.bySample().keySet()).containsAll(Contract.fullSampleNames());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsTheApprovedSample(String name) {
        Sample sample = Contract.sample(name);

        Decoded decoded = codec.decode(sample.subject(), sample.headers()::get, Contract.bytes(sample.body()));

        assertThat(decoded).isEqualTo(new Decoded.Known(Events.bySample().get(name)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void writesExactlyTheApprovedSample(String name) throws IOException {
        Sample sample = Contract.sample(name);

        EncodedEvent encoded = codec.encode(Events.bySample().get(name));

        assertThat(encoded.subject()).isEqualTo(sample.subject());
        assertThat(encoded.headers()).containsExactlyEntriesOf(sample.headers());
        assertThat(Contract.JSON.readTree(encoded.body())).isEqualTo(sample.body());
        assertThat(new String(encoded.body(), StandardCharsets.UTF_8))
                .as("in the same order, so that people find their way")
                .isEqualTo(sample.body().toString());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void ignoresFieldsThatItDoesNotKnow(String name) {
        ObjectNode body = Contract.sample(name).body();
        for (ObjectNode object : objectsIn(body)) {
            object.put("sinceNextYear", true).putObject("andMore").put("nested", 1);
        }

        assertThat(codec.event(Contract.eventOf(name), Contract.bytes(body)))
                .isEqualTo(Events.bySample().get(name).event());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void refusesABodyWithoutARequiredFieldAndNamesIt(String name) {
        int objects = objectsIn(Contract.sample(name).body()).size();
        for (int i = 0; i < objects; i++) {
            for (String field :
                    fieldsOf(name, objectsIn(Contract.sample(name).body()).get(i))) {
                ObjectNode missing = Contract.sample(name).body();
                objectsIn(missing).get(i).remove(field);
                ObjectNode none = Contract.sample(name).body();
                objectsIn(none).get(i).putNull(field);

                assertThatRefused(name, missing, field);
                assertThatRefused(name, none, field);
            }
        }
    }

    /** Nobody has to be asked for nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"OrderCreated", "PaymentRequested"})
    void needsNoPaymentTokenWhereNothingIsToBePaid(String name) throws IOException {
        ObjectNode free = Contract.sample(name).body();
        objectsIn(free).stream()
                .filter(object -> object.path("amount").isNumber())
                .forEach(money -> money.put("amount", 0));
        free.remove("paymentToken");

        OrderEvent event = codec.event(name, Contract.bytes(free));

        assertThat(Contract.JSON.readTree(codec.bodyOf(event))).isEqualTo(free);
        assertThat(isValid(name, free)).isTrue();
        assertThat(isValid(name, Contract.sample(name).body().<ObjectNode>without("paymentToken")))
                .isFalse();
    }

    private static boolean isValid(String name, JsonNode body) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Contract.schema(name).toString())
                .validate(body.toString(), InputFormat.JSON)
                .isEmpty();
    }

    private void assertThatRefused(String name, ObjectNode body, String field) {
        assertThatThrownBy(() -> codec.event(Contract.eventOf(name), Contract.bytes(body)))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageContaining(field);
    }

    private static List<String> fieldsOf(String name, ObjectNode object) {
        List<String> fields = new ArrayList<>();
        object.fieldNames().forEachRemaining(fields::add);
        fields.removeIf(field -> OPTIONAL.contains(field) || OPTIONAL.contains(Contract.eventOf(name) + "." + field));
        if (object.has("rate")) {
            fields.remove("name");
        }
        return fields;
    }

    private static List<ObjectNode> objectsIn(JsonNode node) {
        List<ObjectNode> objects = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            objects.add(object);
            object.properties().stream()
                    .filter(field -> !field.getKey().equals(FREE))
                    .forEach(field -> objects.addAll(objectsIn(field.getValue())));
        } else {
            node.forEach(child -> objects.addAll(objectsIn(child)));
        }
        return objects;
    }
}

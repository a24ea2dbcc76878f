package io.orderflow.events.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.OrderCreated;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.PackingEvent;
import io.orderflow.events.ShipmentEvent;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EventTypesTest {

    @Test
    void knowsEveryEventOfEveryGroupByName() {
        for (Class<?> permitted : OrderEvent.class.getPermittedSubclasses()) {
            Class<?>[] events = permitted.isSealed() ? permitted.getPermittedSubclasses() : new Class<?>[] {permitted};
            assertThat(EventTypes.byName().values())
                    .as("of %s", permitted)
                    .containsAll(Arrays.stream(events)
                            .map(event -> event.asSubclass(OrderEvent.class))
                            .toList());
        }
        assertThat(EventTypes.named("OrderCreated")).isEqualTo(OrderCreated.class);
        assertThat(EventTypes.named("OrderGiftWrapped")).isNull();
    }

    @Test
    void knowsRecordsAloneForAGroupIsNothingThatHappens() {
        assertThat(EventTypes.byName().values()).allMatch(Class::isRecord);
        assertThat(EventTypes.names()).doesNotContain(ShipmentEvent.class.getSimpleName());
        assertThat(EventTypes.named(PackingEvent.class.getSimpleName())).isNull();
    }

    @Test
    void theSchemaFollowsTheVersionInTheName() {
        assertThat(EventTypes.schemaOf("OrderCreated")).isEqualTo("urn:orderflow:schema:OrderCreated:1");
        assertThat(EventTypes.schemaOf("OrderCreated.v2")).isEqualTo("urn:orderflow:schema:OrderCreated:2");
    }
}

package io.orderflow.events.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.OrderCreated;
import io.orderflow.events.OrderEvent;
import org.junit.jupiter.api.Test;

class EventTypesTest {

    @Test
    void knowsEveryPermittedEventByName() {
        assertThat(EventTypes.names()).hasSize(OrderEvent.class.getPermittedSubclasses().length);
        assertThat(EventTypes.named("OrderCreated")).isEqualTo(OrderCreated.class);
        assertThat(EventTypes.named("OrderGiftWrapped")).isNull();
    }

    @Test
    void theSchemaFollowsTheVersionInTheName() {
        assertThat(EventTypes.schemaOf("OrderCreated")).isEqualTo("urn:orderflow:schema:OrderCreated:1");
        assertThat(EventTypes.schemaOf("OrderCreated.v2")).isEqualTo("urn:orderflow:schema:OrderCreated:2");
    }
}

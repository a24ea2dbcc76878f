package io.orderflow.events.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.OrderFulfilled;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublisherTest {

    @Test
    void tellsTheServiceThatAGroupBelongsTo() {
        assertThat(Publisher.of(OrderFulfilled.class)).isEqualTo(Publisher.SHIPPING);
        assertThat(Publisher.SHIPPING.events()).contains(OrderFulfilled.class);
        assertThat(Publisher.SHIPPING.source()).isEqualTo("/orderflow/shipping");
    }

    @Test
    void everyEventBelongsToOneServiceAndToNoOther() {
        List<Class<? extends OrderEvent>> published = Arrays.stream(Publisher.values())
                .flatMap(publisher -> publisher.events().stream())
                .toList();

        assertThat(published)
                .containsExactlyInAnyOrderElementsOf(EventTypes.byName().values());
    }
}

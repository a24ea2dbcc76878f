package io.orderflow.notification.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.UuidV7;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whether silence about an order says that there is none. */
class HorizonTest {

    private final OrderId order = new OrderId(UuidV7.next());
    private final Instant placed = UuidV7.time(order.value());
    private final Horizon horizon = new Horizon();

    @Test
    void aServiceThatIsBehindKnowsNothingOfLaterOrders() {
        assertThat(horizon.isBeyond(order)).isFalse();
        horizon.reach(placed.minusSeconds(60));
        assertThat(horizon.isBeyond(order)).isFalse();
    }

    @Test
    void itWouldHaveHeardOfThoseThatAreOlderThanWhatItHeard() {
        horizon.reach(placed.plusSeconds(2));
        assertThat(horizon.isBeyond(order)).isTrue();
        horizon.reach(placed.minusSeconds(60));
        assertThat(horizon.isBeyond(order)).as("it does not forget").isTrue();
    }

    @Test
    void eventsOfTheSameMomentMayComeInAnyOrder() {
        horizon.reach(placed.plusMillis(500));
        assertThat(horizon.isBeyond(order)).isFalse();
    }

    @Test
    void anIdThatIsNoTimeIsOfNoOrder() {
        assertThat(horizon.isBeyond(new OrderId(UUID.randomUUID()))).isTrue();
    }
}

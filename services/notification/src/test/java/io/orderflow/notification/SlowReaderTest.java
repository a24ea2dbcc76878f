package io.orderflow.notification;

import static io.orderflow.notification.domain.StoryFixture.orderCreated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.notification.application.Finding;
import io.orderflow.notification.application.LiveItem;
import io.orderflow.notification.application.LiveOrders;
import io.orderflow.testing.EventWire;
import io.orderflow.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A client that takes nothing of what it is sent: what waits for it has a bound. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
@QuarkusTestResource(RealMailServer.class)
@QuarkusTestResource(BehindAProxy.class)
class SlowReaderTest {

    private static final String CLIENT = "198.51.100.1";
    private static final Duration LONG = Duration.ofSeconds(30);

    @Inject
    LiveOrders liveOrders;

    private final OrderId order = new OrderId(UuidV7.next());

    @Test
    void whoReadsNothingLosesItsPlace() {
        try (EventWire wire = EventWire.connect()) {
            wire.publish(orderCreated(order));
        }
        await().atMost(LONG).until(() -> find() instanceof Finding.Known);

        for (int i = 0; i < BehindAProxy.PER_CLIENT; i++) {
            liveOrders.follow(order, null, CLIENT).subscribe().withSubscriber(AssertSubscriber.<LiveItem>create(0));
        }
        assertThat(find()).isInstanceOf(Finding.TooMany.class);
        await().atMost(LONG).until(() -> find() instanceof Finding.Known);
    }

    private Finding find() {
        return liveOrders.find(order, CLIENT).await().atMost(LONG);
    }
}

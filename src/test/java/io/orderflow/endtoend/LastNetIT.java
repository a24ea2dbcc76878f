package io.orderflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import io.nats.client.Nats;
import io.orderflow.endtoend.running.RunsOn;
import io.orderflow.endtoend.running.Setting;
import io.orderflow.endtoend.shop.Customer;
import io.orderflow.endtoend.shop.Event;
import io.orderflow.endtoend.shop.PlacedOrder;
import io.orderflow.endtoend.shop.Shop;
import io.orderflow.local.OrderflowSystem;
import io.orderflow.local.Service;
import io.orderflow.servers.process.ManagedProcess;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is lost where nobody looks for losses is asked for in the end by whoever waits for it. */
@RunsOn(Setting.UNCOMPARED)
class LastNetIT {

    private static final String LOST = "PaymentRequested";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** An order is asked for after twenty seconds, by when its request is long lost. */
    private static final Duration UNTIL_ASKED = Duration.ofMinutes(3);

    private final Shop shop;
    private final OrderflowSystem system;

    LastNetIT(Shop shop, OrderflowSystem system) {
        this.shop = shop;
        this.system = system;
    }

    @BeforeEach
    void everythingRuns() {
        assertThat(system.processes())
                .allSatisfy(process -> await(process.name() + " is ready")
                        .atMost(Setting.START_LIMIT)
                        .until(process::isReady));
    }

    @AfterEach
    void thaw() {
        system.processes().forEach(ManagedProcess::resume);
    }

    @Test
    void ordersWhosePaymentRequestsAreLostAreFulfilledAllTheSame() throws Exception {
        Connection nats = Nats.connect(system.nats().url());
        try {
            ordersLoseTheirPaymentRequests(nats.jetStreamManagement());
        } finally {
            nats.close();
        }
    }

    private void ordersLoseTheirPaymentRequests(JetStreamManagement streams) throws Exception {
        String lamp = shop.offers("LAMP", 34_998, 100);
        Customer customer = shop.customer();
        ManagedProcess payment = system.process(Service.PAYMENT);
        payment.pause();
        await("what payment had asked the broker for has run out")
                .atMost(PATIENCE)
                .until(() -> streams.getConsumerInfo("ORDERS", "payment").getNumWaiting() == 0);
        List<PlacedOrder> orders =
                Stream.generate(() -> customer.orders(lamp, 1)).limit(20).toList();
        await("all have asked for their payment")
                .atMost(PATIENCE)
                .until(() -> orders.stream().allMatch(order -> requests(order) == 1));
        remove(streams, orders);
        assertThat(orders).allMatch(order -> requests(order) == 0);
        payment.resume();

        for (PlacedOrder order : orders) {
            await("order " + order.id() + " ends").atMost(UNTIL_ASKED).until(order::hasEnded);
            assertThat(order.status()).isEqualTo("FULFILLED");
            assertThat(requests(order)).isEqualTo(1);
        }
    }

    private static void remove(JetStreamManagement streams, List<PlacedOrder> orders) throws Exception {
        for (PlacedOrder order : orders) {
            long sequence = streams.getLastMessage("ORDERS", "orders.%s.%s".formatted(LOST, order.id()))
                    .getSeq();
            assertThat(streams.deleteMessage("ORDERS", sequence)).isTrue();
        }
    }

    /** How many of them the stream holds now. */
    private static long requests(PlacedOrder order) {
        return order.events().stream().map(Event::type).filter(LOST::equals).count();
    }
}

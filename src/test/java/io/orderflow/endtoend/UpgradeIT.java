package io.orderflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.endtoend.running.RunsOn;
import io.orderflow.endtoend.running.Setting;
import io.orderflow.endtoend.shop.EventTrail;
import io.orderflow.endtoend.shop.PlacedOrder;
import io.orderflow.endtoend.shop.Shop;
import io.orderflow.endtoend.shop.Stock;
import io.orderflow.endtoend.shop.Wish;
import io.orderflow.endtoend.upgrade.StoredRows;
import io.orderflow.events.OrderEnd;
import io.orderflow.local.OrderflowSystem;
import io.orderflow.local.Service;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * An installation of the release before is upgraded while it has orders in every state, and gets a broker that knows
 * nothing. The customer of an order is called after the state that it was in.
 */
@RunsOn(Setting.UPGRADED)
class UpgradeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final List<String> FULFILLED = List.of(
            "anticipated",
            "capture-due",
            "claimed",
            "created-unheard-by-inventory",
            "fulfilled",
            "fulfilled-after-a-timeout",
            "fulfilled-free",
            "fulfilled-last-rarities",
            "open-freight",
            "packed-unheard-by-inventory",
            "packed-unheard-by-order",
            "packed-unheard-by-payment",
            "packed-unsent",
            "payment-requested",
            "payment-requested-unavailable",
            "prepared-unheard-by-warehouse",
            "processed-unheard-by-shipping",
            "reserved-unheard-by-payment",
            "restored",
            "shipment-pending",
            "unheard-by-order",
            "unsent");
    private static final List<String> REJECTED =
            List.of("declined-unheard-by-inventory", "rejected-payment", "rejected-stock");
    /** Whose customer wants it no more as soon as the upgrade is done. */
    private static final String CANCELLED = "open";

    private static final String NO_CARRIER = "no-carrier";

    /** Services that had forgotten them, as after a restore, have said some things about them again. */
    private static final Set<String> TOLD_AGAIN = Set.of("anticipated", "restored");

    private final Shop shop;
    private final StoredRows rows;

    UpgradeIT(Shop shop, OrderflowSystem system) {
        this.shop = shop;
        this.rows = new StoredRows(system);
    }

    @BeforeAll
    void letsEveryOrderComeToItsEnd() {
        assertThat(order(CANCELLED).cancelsUntilAnswered()).isEqualTo(Wish.REQUESTED);
        await().atMost(PATIENCE).pollInterval(PAUSE).untilAsserted(() -> {
            packWhatThereIs();
            assertThat(statuses()).isEqualTo(expectedStatuses());
        });
    }

    @Test
    void takesMoneyOnceForEachOrderThatIsFulfilled() {
        for (String name : FULFILLED) {
            await().alias(name).atMost(PATIENCE).untilAsserted(() -> {
                assertThat(status(order(name).payment().body())).isEqualTo("CAPTURED");
                assertThat(typesOf(name)).containsOnlyOnceElementsOf(OrderEnd.FULFILLED.events());
                assertThat(authorizedPayments(name)).hasSize(1);
            });
        }
        for (String name : REJECTED) {
            await().alias(name)
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(typesOf(name))
                            .containsOnlyOnce("OrderRejected")
                            .doesNotContain("PaymentAuthorized")
                            .doesNotContainAnyElementsOf(OrderEnd.FULFILLED.events()));
        }
    }

    @Test
    void cancelsAnOrderThatTheReleaseBeforeHadPrepared() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(status(order(CANCELLED).payment().body())).isEqualTo("VOIDED");
            assertThat(order(CANCELLED).held()).isZero();
            assertThat(EventTrail.of(order(CANCELLED).events()).findings()).isEmpty();
            assertThat(order(CANCELLED).notifiedSteps())
                    .containsExactlyInAnyOrder("RECEIVED", "CONFIRMED", "PREPARED", "CANCELLED");
        });
    }

    @Test
    void handsOverOneParcelForEachOrderThatIsFulfilled() {
        for (String name : FULFILLED) {
            await().alias(name)
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(order(name).shipments())
                            .singleElement()
                            .extracting(UpgradeIT::status)
                            .isEqualTo("HANDED_OVER"));
        }
    }

    @Test
    void tellsTheWholeStoryOfEachOrderToABrokerThatKnewNothing() {
        Stream.of(FULFILLED, REJECTED)
                .flatMap(List::stream)
                .filter(name -> !TOLD_AGAIN.contains(name))
                .forEach(name -> await().alias(name)
                        .atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(
                                        EventTrail.of(order(name).events()).findings())
                                .isEmpty()));
    }

    @Test
    void tellsEachCustomerOnce() {
        for (String name : FULFILLED) {
            await().alias(name)
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(order(name).notifiedSteps())
                            .containsExactlyInAnyOrder("RECEIVED", "CONFIRMED", "PREPARED", "PACKED", "FULFILLED"));
        }
        for (String name : REJECTED) {
            await().alias(name)
                    .atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(order(name).notifiedSteps()).containsExactlyInAnyOrder("RECEIVED", "REJECTED"));
        }
        await().atMost(PATIENCE)
                .until(() -> rows.count(Service.NOTIFICATION, "notifications where status <> 'SENT'") == 0);
    }

    @Test
    void countsTheStockAsBefore() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(shop.stock("LAMP")).isEqualTo(new Stock(980, 0, 980));
            assertThat(shop.stock("FLYER")).isEqualTo(new Stock(997, 0, 997));
            assertThat(shop.stock("RARITY")).isEqualTo(new Stock(0, 0, 0));
            assertThat(shop.stock("SAFE")).isEqualTo(new Stock(9, 0, 9));
        });
    }

    @Test
    void leavesNothingUndoneNorWaitingForACarrier() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(withRows("outbox_unsent")).isEmpty();
            assertThat(withRows("due_work")).isEmpty();
            assertThat(status(order(NO_CARRIER).payment().body())).isEqualTo("VOIDED");
        });
        assertThat(order(NO_CARRIER).shipments())
                .singleElement()
                .extracting(UpgradeIT::status)
                .isEqualTo("CANCELLED");
        assertThat(typesOf(NO_CARRIER)).containsOnlyOnce("CarrierBookingFailed", "OrderCancelled");
        assertThat(shop.events().deadLetters()).isEmpty();
    }

    private Map<Service, Long> withRows(String table) {
        return Stream.of(Service.values())
                .map(service -> Map.entry(service, rows.count(service, table)))
                .filter(entry -> entry.getValue() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void packWhatThereIs() {
        tasks("OPEN").forEach(task -> pack(task, "ann"));
        tasks("CLAIMED").forEach(task -> pack(task, task.path("worker").asText()));
    }

    private List<JsonNode> tasks(String status) {
        return items(shop.get(Service.WAREHOUSE, "/pack-tasks?limit=200&status=" + status));
    }

    private void pack(JsonNode task, String worker) {
        assertThat(shop.tellsWarehouse(task.path("shipmentId").asText(), "packed", worker)
                        .status())
                .isEqualTo(200);
    }

    private PlacedOrder order(String name) {
        return new PlacedOrder(shop, ids().get(name));
    }

    private List<String> typesOf(String name) {
        return EventTrail.of(order(name).events()).types();
    }

    private Set<String> authorizedPayments(String name) {
        return order(name).events().stream()
                .filter(event -> event.type().equals("PaymentAuthorized"))
                .map(event -> event.body().path("paymentId").asText())
                .collect(Collectors.toSet());
    }

    private Map<String, String> ids() {
        return orders().collect(Collectors.toMap(
                UpgradeIT::name, order -> order.path("orderId").asText()));
    }

    private Map<String, String> statuses() {
        return orders().collect(Collectors.toMap(UpgradeIT::name, UpgradeIT::status));
    }

    private Stream<JsonNode> orders() {
        return items(shop.get(Service.ORDER, "/orders?limit=200")).stream();
    }

    private static Map<String, String> expectedStatuses() {
        return Stream.of(
                        FULFILLED.stream().map(name -> Map.entry(name, "FULFILLED")),
                        REJECTED.stream().map(name -> Map.entry(name, "REJECTED")),
                        Stream.of(Map.entry(CANCELLED, "CANCELLED"), Map.entry(NO_CARRIER, "CANCELLED")))
                .flatMap(Function.identity())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<JsonNode> items(JsonNode page) {
        return StreamSupport.stream(page.path("items").spliterator(), false).toList();
    }

    private static String name(JsonNode order) {
        return order.path("customerId").asText();
    }

    private static String status(JsonNode thing) {
        return thing.path("status").asText();
    }
}

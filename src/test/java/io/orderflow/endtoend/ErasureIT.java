package io.orderflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orderflow.endtoend.running.RunsOn;
import io.orderflow.endtoend.running.Setting;
import io.orderflow.endtoend.shop.Event;
import io.orderflow.endtoend.shop.EventTrail;
import io.orderflow.endtoend.shop.Http.Answer;
import io.orderflow.endtoend.shop.PlacedOrder;
import io.orderflow.endtoend.shop.Shop;
import io.orderflow.endtoend.upgrade.StoredRows;
import io.orderflow.local.OrderflowSystem;
import io.orderflow.local.Service;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A customer who wants to be forgotten, and another one who does not. */
@RunsOn(Setting.PACKING_BY_HAND)
class ErasureIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NEWS = "OrderAnonymized";

    private final Shop shop;
    private final StoredRows rows;
    private final String lamp;
    private final Person leaving = new Person("Mathilda Vanisher", "7 Fleeting Lane");
    private final Person staying = new Person("Norbert Remainder", "9 Lasting Road");

    ErasureIT(Shop shop, OrderflowSystem system) {
        this.shop = shop;
        this.rows = new StoredRows(system);
        this.lamp = shop.offers("LAMP", 34_998, 100);
    }

    private record Person(String id, String name, String street) {

        Person(String name, String street) {
            this("c-" + UUID.randomUUID(), name, street);
        }

        String email() {
            return id + "@example.com";
        }
    }

    @Test
    void leavesNothingOfACustomerInAnyDatabaseAndAllOfTheOthers() {
        PlacedOrder ended = orders(leaving);
        PlacedOrder others = orders(staying);
        packed(ended).endsAs("FULFILLED");
        packed(others).endsAs("FULFILLED");
        PlacedOrder open = orders(leaving);
        PlacedOrder othersOpen = orders(staying);
        open.awaitPackTask();
        othersOpen.awaitPackTask();

        Answer first = erase();
        assertThat(first.status()).isEqualTo(202);
        assertThat(first.body().path("erased").asInt()).isEqualTo(1);
        assertThat(first.body().path("onTheirWay").asInt()).isEqualTo(1);
        assertThat(tablesThatMention(leaving.street())).as("of the open order").isNotEmpty();

        packed(open);
        await().atMost(PATIENCE).until(() -> customerOf(open).equals(customerOf(ended)));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(tablesThatMention(leaving.email())).isEmpty());
        assertThat(tablesThatMention(leaving.name())).isEmpty();
        assertThat(tablesThatMention(leaving.street())).isEmpty();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(tablesThatMention(leaving.id())).containsExactly("order erasures"));
        assertThat(customerOf(ended)).startsWith("erased-");
        assertThat(ended.view().path("total").path("amount").asInt()).isEqualTo(34_998);
        assertThat(ended.payment().body().path("status").asText()).isEqualTo("CAPTURED");

        assertThat(tablesThatMention(staying.street())).isNotEmpty();
        assertThat(tablesThatMention(staying.email())).contains("notification recipients");
        assertThat(List.of(customerOf(others), customerOf(othersOpen))).containsOnly(staying.id());

        Answer again = erase();
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.body().path("erased").asInt()).isEqualTo(2);
        assertThat(again.body().path("onTheirWay").asInt()).isZero();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(List.of(ended, open)).allSatisfy(ErasureIT::isToldOnceOfAndWhole));
        assertThat(others.events()).extracting(Event::type).doesNotContain(NEWS);
    }

    private static void isToldOnceOfAndWhole(PlacedOrder order) {
        List<Event> events = order.events();
        assertThat(events).filteredOn(event -> event.type().equals(NEWS)).hasSize(1);
        assertThat(EventTrail.of(events.stream()
                                .filter(event -> !event.type().equals(NEWS))
                                .toList())
                        .findings())
                .isEmpty();
    }

    private Answer erase() {
        return shop.http().delete(shop.uri(Service.ORDER, "/customers/" + leaving.id()));
    }

    private PlacedOrder packed(PlacedOrder order) {
        assertThat(shop.tellsWarehouse(order.awaitPackTask(), "packed", "ann").status())
                .isEqualTo(200);
        return order;
    }

    private static String customerOf(PlacedOrder order) {
        return order.view().path("customerId").asText();
    }

    /** But for outboxes, whose rows go by age, as events do. */
    private List<String> tablesThatMention(String words) {
        return List.of(Service.values()).stream()
                .flatMap(service -> rows.tablesThatMention(service, words).stream()
                        .filter(table -> !table.equals("outbox"))
                        .map(table -> service.id() + " " + table))
                .toList();
    }

    private PlacedOrder orders(Person person) {
        Answer answer = shop.http()
                .post(
                        shop.uri(Service.CHECKOUT, "/orders"),
                        Map.of(
                                "customer",
                                Map.of("id", person.id(), "name", person.name(), "email", person.email()),
                                "lines",
                                List.of(Map.of("sku", lamp, "quantity", 1)),
                                "shippingAddress",
                                Map.of(
                                        "name", person.name(),
                                        "line1", person.street(),
                                        "city", "Springfield",
                                        "region", "IL",
                                        "postalCode", "62701",
                                        "country", "US"),
                                "payment",
                                Map.of("token", "tok_visa")),
                        Map.of());
        assertThat(answer.status()).isEqualTo(202);
        return new PlacedOrder(shop, answer.body().path("orderId").asText());
    }
}

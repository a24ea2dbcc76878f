package io.orderflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.endtoend.running.RunsOn;
import io.orderflow.endtoend.running.Setting;
import io.orderflow.endtoend.shop.Customer;
import io.orderflow.endtoend.shop.Event;
import io.orderflow.endtoend.shop.EventTrail;
import io.orderflow.endtoend.shop.Http;
import io.orderflow.endtoend.shop.PlacedOrder;
import io.orderflow.endtoend.shop.Shop;
import io.orderflow.endtoend.shop.Stock;
import io.orderflow.events.OrderEnd;
import io.orderflow.local.Service;
import io.orderflow.local.mail.ReceivedMail;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One order all the way, looked at from every side. */
@RunsOn(Setting.AUTO_PACK)
class HappyPathIT {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private final Shop shop;
    private String lamp = "";
    private String mug = "";
    private Http.Answer answer;
    private PlacedOrder order;
    private JsonNode view;

    HappyPathIT(Shop shop) {
        this.shop = shop;
    }

    @BeforeAll
    void orderIsFulfilled() {
        lamp = shop.offers("LAMP", 34_998, 100);
        mug = shop.offers("MUG", 1_450, 10);
        Customer customer = shop.customer();
        answer = customer.submits(
                "happy-path", Map.of(lamp, 2, mug, 1), Map.of("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01"));
        order = customer.placed(answer);
        view = order.endsAs("FULFILLED");
    }

    @Test
    void answersWhereTheOrderIsAndWhatItCosts() {
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Location")).endsWith("/orders/" + order.id());
        assertThat(answer.body().path("status").asText()).isEqualTo("CREATED");
        assertMoney(answer.body().path("total"), 2 * 34_998 + 1_450);
    }

    @Test
    void leadsToTheOrderItself() {
        assertThat(answer.header("Location"))
                .isEqualTo(shop.uri(Service.ORDER, "/orders/" + order.id()).toString());
    }

    @Test
    void tellsItsStoryOnceAndInCausalOrder() {
        List<Event> events = order.events();

        assertThat(events).extracting(Event::type).hasSize(9).containsAll(OrderEnd.FULFILLED.events());
        assertThat(EventTrail.of(events).events()).isEqualTo(events);
        assertThat(EventTrail.of(events).findings()).isEmpty();
        assertThat(EventTrail.of(events).isInCausalOrder()).isTrue();
    }

    @Test
    void putsEveryAttributeOfTheContractOnEveryEvent() {
        Attributes attributes =
                new Attributes(order.id(), TRACE, order.events().getFirst().id());

        assertThat(order.events()).allSatisfy(attributes::areOn);
    }

    @Test
    void dependsOnNoEventFromTheFuture() {
        Map<String, Instant> times = order.events().stream()
                .collect(java.util.stream.Collectors.toMap(Event::id, event -> Instant.parse(event.header("ce-time"))));

        assertThat(order.events().stream().skip(1))
                .allSatisfy(event -> assertThat(times.get(event.id())).isAfterOrEqualTo(times.get(event.cause())));
    }

    @Test
    void showsTheOrderWithItsPaymentItsShipmentAndItsTimeline() {
        assertThat(view.path("orderId").asText()).isEqualTo(order.id());
        assertThat(view.path("lines")).hasSize(2);
        assertMoney(view.path("total"), 2 * 34_998 + 1_450);
        assertThat(view.at("/payment/status").asText()).isEqualTo("CAPTURED");
        assertThat(view.at("/shipments/0/trackingNumber").asText()).isNotBlank();
        assertThat(view.at("/shipments/0/carrier").asText()).isNotBlank();

        List<JsonNode> timeline =
                StreamSupport.stream(view.path("timeline").spliterator(), false).toList();
        assertThat(timeline)
                .extracting(entry -> entry.path("eventId").asText())
                .containsExactlyInAnyOrderElementsOf(
                        order.events().stream().map(Event::id).toList());
        assertThat(timeline)
                .extracting(entry -> Instant.parse(entry.path("at").asText()))
                .isSorted();
        assertThat(timeline).extracting(entry -> entry.path("source").asText()).contains("checkout", "shipping");
    }

    @Test
    void listsTheOrderAmongThoseOfItsCustomer() {
        JsonNode page = shop.get(
                Service.ORDER,
                "/orders?status=FULFILLED&customerId=" + view.path("customerId").asText());

        assertThat(page.at("/items/0/orderId").asText()).isEqualTo(order.id());
        assertThat(page.path("items")).hasSize(1);
    }

    @Test
    void capturesThePaymentOfTheWholeTotal() {
        JsonNode payment = order.payment().body();

        assertThat(payment.path("status").asText()).isEqualTo("CAPTURED");
        assertMoney(payment.path("amount"), 2 * 34_998 + 1_450);
    }

    @Test
    void handsOneParcelToACarrier() {
        assertThat(order.shipments()).hasSize(1);
        assertThat(order.shipments().at("/0/status").asText()).isEqualTo("HANDED_OVER");
        assertThat(order.shipments().at("/0/trackingNumber").asText())
                .isEqualTo(view.at("/shipments/0/trackingNumber").asText());
        assertThat(shop.get(Service.SHIPPING, "/carriers").size()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void takesFromTheShelfWhatWasPacked() {
        await().untilAsserted(() -> assertThat(shop.stock(lamp)).isEqualTo(new Stock(98, 0, 98)));
        await().untilAsserted(() -> assertThat(shop.stock(mug)).isEqualTo(new Stock(9, 0, 9)));
    }

    @Test
    void tellsTheCustomerOnceAtEachStep() {
        await().untilAsserted(() -> assertThat(order.notifications())
                .extracting(notification -> notification.path("status").asText())
                .hasSize(5)
                .containsOnly("SENT"));
        assertThat(order.notifiedSteps())
                .containsExactlyInAnyOrder("RECEIVED", "CONFIRMED", "PREPARED", "PACKED", "FULFILLED");
        List<ReceivedMail> mails = shop.mailsThatMention(order.id());
        assertThat(mails).hasSize(5).extracting(ReceivedMail::to).allMatch(to -> to.contains("@example.com"));
        assertThat(mails).extracting(ReceivedMail::subject).doesNotHaveDuplicates();
    }

    @Test
    void replaysTheWholeStoryToWhoeverListensLateAndThenEnds() {
        List<String> ids = listen(Map.of());

        assertThat(ids)
                .containsExactlyInAnyOrderElementsOf(
                        order.events().stream().map(Event::id).toList());
    }

    @Test
    void goesOnAfterTheEventThatAListenerHasHeardLast() {
        List<String> all = listen(Map.of());

        assertThat(listen(Map.of("Last-Event-ID", all.get(5)))).containsExactlyElementsOf(all.subList(6, all.size()));
    }

    @Test
    void tellsALiveListenerAllOfItAndThenEnds() {
        PlacedOrder live = shop.customer().orders(shop.offers("LIVE-LAMP", 34_998, 1), 1);
        List<String> ids = listen(live, Map.of());

        assertThat(ids)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        live.events().stream().map(Event::id).toList());
    }

    private List<String> listen(Map<String, String> headers) {
        return listen(order, headers);
    }

    private List<String> listen(PlacedOrder listened, Map<String, String> headers) {
        return org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            try (var lines = shop.http()
                    .follow(shop.uri(Service.NOTIFICATION, "/orders/" + listened.id() + "/events"), headers)
                    .body()) {
                return lines.filter(line -> line.startsWith("id:"))
                        .map(line -> line.substring(3).strip())
                        .toList();
            }
        });
    }

    private static void assertMoney(JsonNode money, long amount) {
        assertThat(money.path("amount").asLong()).isEqualTo(amount);
        assertThat(money.path("currency").asText()).isEqualTo("USD");
    }
}

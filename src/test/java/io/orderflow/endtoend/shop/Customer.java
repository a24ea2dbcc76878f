package io.orderflow.endtoend.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.local.Service;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Somebody who buys.
 *
 * @param token what the payment is made with; the simulator of payments goes by it
 * @param country where the goods go, as in ISO 3166-1
 */
public record Customer(Shop shop, String id, String token, String country) {
    private static final String NAME = "Grace Example";
    private static final String HOME = "US";

    public Customer(Shop shop, String id, String token) {
        this(shop, id, token, HOME);
    }

    public Customer payingWith(String other) {
        return new Customer(shop, id, other, country);
    }

    public Customer livingIn(String other) {
        return new Customer(shop, id, token, other);
    }

    public String email() {
        return id + "@example.com";
    }

    /** Orders one product; the order must be accepted. */
    public PlacedOrder orders(String sku, int quantity) {
        return orders(Map.of(sku, quantity));
    }

    /** Orders so many of each SKU; the order must be accepted. */
    public PlacedOrder orders(Map<String, Integer> quantities) {
        Http.Answer answer = submits(UUID.randomUUID().toString(), quantities, Map.of());
        assertThat(answer.status()).as("POST /orders: %s", answer.body()).isEqualTo(202);
        return placed(answer);
    }

    /** Orders one product for somebody else, with this on a card; the order must be accepted. */
    public PlacedOrder ordersAsGift(String sku, int quantity, String message) {
        Map<String, Object> body = new HashMap<>(body(Map.of(sku, quantity)));
        body.put("lines", List.of(Map.of("sku", sku, "quantity", quantity, "giftMessage", message)));
        Http.Answer answer = submits(UUID.randomUUID().toString(), body, Map.of());
        assertThat(answer.status()).as("POST /orders: %s", answer.body()).isEqualTo(202);
        return placed(answer);
    }

    /** Orders in a shop that names its prices: what it says of the order takes the place of what a body has otherwise. */
    public PlacedOrder ordersAsChannel(String channel, Map<String, Object> says) {
        Map<String, Object> body = new HashMap<>(body(Map.of()));
        body.putAll(says);
        Http.Answer answer = shop.as(channel, "channel").post(shop.uri(Service.CHECKOUT, "/orders"), body, Map.of());
        assertThat(answer.status()).as("POST /orders: %s", answer.body()).isEqualTo(202);
        return placed(answer);
    }

    /** Sends an order, with whatever comes of it. */
    public Http.Answer submits(String idempotencyKey, Map<String, Integer> quantities, Map<String, String> headers) {
        return submits(idempotencyKey, (Object) body(quantities), headers);
    }

    private Http.Answer submits(String idempotencyKey, Object body, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Idempotency-Key", idempotencyKey);
        return shop.http().post(shop.uri(Service.CHECKOUT, "/orders"), body, all);
    }

    /** The order that an answer speaks of. */
    public PlacedOrder placed(Http.Answer answer) {
        return new PlacedOrder(shop, answer.body().path("orderId").asText());
    }

    /** The body of {@code POST /orders}. */
    public Map<String, Object> body(Map<String, Integer> quantities) {
        return body(Map.of("id", id, "name", NAME, "email", email()), quantities);
    }

    /** The same from somebody whom the token alone names. */
    public Map<String, Object> bodyWithoutId(Map<String, Integer> quantities) {
        return body(Map.of("name", NAME, "email", email()), quantities);
    }

    private Map<String, Object> body(Map<String, Object> customer, Map<String, Integer> quantities) {
        List<Map<String, Object>> lines = quantities.entrySet().stream()
                .map(line -> Map.<String, Object>of("sku", line.getKey(), "quantity", line.getValue()))
                .toList();
        return Map.of(
                "customer",
                customer,
                "lines",
                lines,
                "shippingAddress",
                Map.of(
                        "name", NAME,
                        "line1", "1 Confidential Street",
                        "city", "Springfield",
                        "region", "IL",
                        "postalCode", "62701",
                        "country", country),
                "payment",
                Map.of("token", token));
    }
}

package io.orderflow.endtoend.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.orderflow.local.Service;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Goods of an order that are to come back, and what the services tell of them. */
public record Return(PlacedOrder order, String id) {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final int CREATED = 201;

    /**
     * An order's customer, or somebody for him, wants to send some of it back, with whatever is answered.
     *
     * @param key names the return
     * @param quantities units by SKU
     */
    public static Http.Answer ask(PlacedOrder order, String key, Map<String, Integer> quantities) {
        Shop shop = order.shop();
        List<Map<String, Object>> lines = quantities.entrySet().stream()
                .map(line -> Map.<String, Object>of("sku", line.getKey(), "quantity", line.getValue()))
                .toList();
        return shop.http()
                .post(
                        shop.uri(Service.ORDER, "/orders/" + order.id() + "/returns"),
                        Map.of("lines", lines, "reason", "NOT_AS_EXPECTED"),
                        Map.of("Idempotency-Key", key));
    }

    /** The same, and it must be taken down. */
    public static Return of(PlacedOrder order, String key, Map<String, Integer> quantities) {
        Http.Answer answer = ask(order, key, quantities);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(CREATED);
        return of(order, answer);
    }

    /** The same as soon as the order service knows that it was handed over, until it is taken down. */
    public static Return onceHandedOver(PlacedOrder order, String key, Map<String, Integer> quantities) {
        return of(
                order,
                Insistence.onceAccepted("order " + order.id() + " can be returned", () -> ask(order, key, quantities)));
    }

    /** That of which an answer speaks. */
    public static Return of(PlacedOrder order, Http.Answer answer) {
        return new Return(order, answer.body().path("returnId").asText());
    }

    /** Somebody of support lets it come. */
    public Http.Answer isApproved() {
        return shop().as("sue", "support").post(shop().uri(Service.ORDER, path() + "/approval"), Map.of());
    }

    /** The same as a good client does it, until there is an answer. */
    public Http.Answer isApprovedUntilAnswered() {
        return Insistence.on("return " + id + " can be approved", this::isApproved);
    }

    /** Somebody of support does not want it. */
    public Http.Answer isRejected(String reason) {
        return shop().as("sue", "support")
                .post(shop().uri(Service.ORDER, path() + "/rejection"), Map.of("reason", reason), Map.of());
    }

    /**
     * Somebody in the warehouse counts what has come of it, with whatever is answered.
     *
     * @param key names the receipt
     */
    public Http.Answer arrives(String key, Counted... lines) {
        return shop().as("ann", "warehouse")
                .post(
                        shop().uri(Service.WAREHOUSE, "/return-tasks/" + id + "/receipts"),
                        Map.of("lines", List.of(lines)),
                        Map.of("Idempotency-Key", key));
    }

    /** The same as soon as the warehouse expects it, until there is an answer. */
    public Http.Answer arrivesOnceExpected(String key, Counted... lines) {
        return Insistence.onceKnown("return " + id + " is expected", () -> arrives(key, lines));
    }

    /** What the warehouse shows of it, with whatever is answered. */
    public Http.Answer task() {
        return shop().http().get(shop().uri(Service.WAREHOUSE, "/return-tasks/" + id));
    }

    /** What the order service shows of it; a missing node if its order has no such return. */
    public JsonNode view() {
        return StreamSupport.stream(order.view().path("returns").spliterator(), false)
                .filter(each -> each.path("returnId").asText().equals(id))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    public String status() {
        return view().path("status").asText();
    }

    /** Waits until the order service says so of it. */
    public void reaches(String status) {
        await().alias("return " + id + " is " + status).atMost(PATIENCE).until(() -> status().equals(status));
    }

    private Shop shop() {
        return order.shop();
    }

    private String path() {
        return "/orders/" + order.id() + "/returns/" + id;
    }
}

package io.orderflow.endtoend.shop;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the events of one order amount to. An event that the stream has twice (same id) counts once: that is what ids are
 * for.
 */
public record Story(List<Event> events) {
    /** The flow: what may cause what. */
    private static final Map<String, Set<String>> CAUSES = Map.ofEntries(
            Map.entry("OrderCreated", Set.of()),
            Map.entry("StockReserved", Set.of("OrderCreated")),
            Map.entry("StockRejected", Set.of("OrderCreated")),
            Map.entry("PaymentRequested", Set.of("StockReserved")),
            Map.entry("PaymentAuthorized", Set.of("PaymentRequested")),
            Map.entry("PaymentDeclined", Set.of("PaymentRequested")),
            Map.entry("OrderProcessed", Set.of("PaymentAuthorized")),
            Map.entry("ShipmentPrepared", Set.of("OrderProcessed")),
            Map.entry("ShipmentProcessed", Set.of("ShipmentPrepared")),
            Map.entry("PaymentCaptured", Set.of("ShipmentProcessed")),
            Map.entry("OrderFulfilled", Set.of("ShipmentProcessed")),
            Map.entry("OrderRejected", Set.of("StockRejected", "PaymentDeclined")),
            Map.entry("StockReleased", Set.of("OrderRejected")),
            Map.entry("OrderDelayed", Set.of("OrderCreated")));

    private static final Set<String> FULFILLED = Set.of(
            "OrderCreated",
            "StockReserved",
            "PaymentRequested",
            "PaymentAuthorized",
            "OrderProcessed",
            "ShipmentPrepared",
            "ShipmentProcessed",
            "PaymentCaptured",
            "OrderFulfilled");
    private static final Set<String> DECLINED = Set.of(
            "OrderCreated", "StockReserved", "PaymentRequested", "PaymentDeclined", "OrderRejected", "StockReleased");
    private static final Set<String> OUT_OF_STOCK = Set.of("OrderCreated", "StockRejected", "OrderRejected");
    private static final Set<Set<String>> COMPLETE = Set.of(FULFILLED, DECLINED, OUT_OF_STOCK);

    public static Story of(List<Event> events) {
        Map<String, Event> once = new LinkedHashMap<>();
        events.forEach(event -> once.putIfAbsent(event.id(), event));
        return new Story(List.copyOf(once.values()));
    }

    public List<String> types() {
        return events.stream().map(Event::type).toList();
    }

    /** Whether nothing is left to happen. */
    public boolean isComplete() {
        return COMPLETE.contains(new HashSet<>(types()));
    }

    /** What is wrong with it, in sentences: parts missing or told twice, effects without their cause. */
    public List<String> findings() {
        List<String> findings = new ArrayList<>();
        if (!isComplete() || events.size() != new HashSet<>(types()).size()) {
            findings.add("has the events " + types());
        }
        Map<String, String> typesById = events.stream().collect(Collectors.toMap(Event::id, Event::type));
        for (Event event : events) {
            Set<String> causes = CAUSES.getOrDefault(event.type(), Set.of("nothing known"));
            String cause = typesById.get(event.cause());
            if (causes.isEmpty() ? !event.cause().isEmpty() : cause == null || !causes.contains(cause)) {
                findings.add("has a %s because of %s instead of %s".formatted(event.type(), cause, causes));
            }
        }
        return findings;
    }

    /** Whether each event stands behind the one that caused it. */
    public boolean isInCausalOrder() {
        Set<String> told = new HashSet<>(Set.of(""));
        return events.stream().allMatch(event -> told.contains(event.cause()) && told.add(event.id()));
    }
}

package io.orderflow.endtoend.shop;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.orderflow.events.OrderEnd;
import io.orderflow.events.wire.Flow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the events of one order amount to, held against the flow that the contract tells. An event that the stream has
 * twice (same id) counts once: that is what ids are for.
 */
public record EventTrail(List<Event> events) {
    private static final Flow FLOW = Flow.read(new YAMLMapper());

    /** Of these an order has one. */
    private static final Set<String> ENDS = Set.of("OrderFulfilled", "OrderRejected", "OrderCancelled");
    /** What is told of an order that somebody wanted stopped when it was too late. */
    private static final Set<String> TOO_LATE = Set.of(
            "OrderCancellationRequested",
            "ShipmentCancellationRequested",
            "ShipmentCancellationRefused",
            "OrderCancellationRefused");
    /** What may be told of an order that is stopped at some moment; each but the first has a cause that is told too. */
    private static final Set<String> BEFORE_A_CANCELLATION = Set.of(
            "OrderCreated",
            "StockReserved",
            "StockRejected",
            "PaymentRequested",
            "PaymentAuthorized",
            "PaymentDeclined",
            "CustomerActionRequested",
            "OrderDelayed",
            "OrderProcessed",
            "ShipmentPrepared",
            "CarrierBookingFailed",
            "OrderCancellationRequested",
            "ShipmentCancellationRequested",
            "ShipmentCancelled",
            "OrderCancelled",
            "StockReleased",
            "PaymentVoided");
    /** What the warehouse says to whoever wants a parcel back: one or the other. */
    private static final Set<String> VERDICTS = Set.of("ShipmentCancelled", "ShipmentCancellationRefused");
    /** What says that a customer may pay again; then there are several payments, and each may be declined. */
    private static final String PAY_AGAIN = "CustomerActionRequested";

    private static final Set<String> OF_SEVERAL_PAYMENTS = Set.of("PaymentRequested", "PaymentDeclined", PAY_AGAIN);
    /**
     * What a slow answer, a customer who has something to do, people of the shop and banks add; no order ends otherwise for
     * it.
     */
    private static final Set<String> ON_THE_WAY = Set.of(
            "PaymentOutcomeUnknown", "PaymentActionRequired", "OrderHeld", "OrderReleased", "PaymentChargedBack");

    public static EventTrail of(List<Event> events) {
        Map<String, Event> once = new LinkedHashMap<>();
        events.forEach(event -> once.putIfAbsent(event.id(), event));
        return new EventTrail(List.copyOf(once.values()));
    }

    public List<String> types() {
        return events.stream().map(Event::type).toList();
    }

    /** Whether nothing is left to happen. */
    public boolean isComplete() {
        Set<String> told = new HashSet<>(types());
        told.removeAll(ON_THE_WAY);
        told.removeIf(Afterwards::isToldBy);
        return told.stream().filter(ENDS::contains).count() == 1
                && OrderEnd.of(told).filter(end -> isWayTo(end, told)).isPresent()
                && new Afterwards(events).isComplete();
    }

    private static boolean isWayTo(OrderEnd end, Set<String> told) {
        if (end == OrderEnd.CANCELLED) {
            return BEFORE_A_CANCELLATION.containsAll(told)
                    && told.contains("ShipmentCancellationRequested") == told.contains("ShipmentCancelled");
        }
        Set<String> way = new HashSet<>(FLOW.wayTo(end));
        if (end == OrderEnd.FULFILLED && told.contains("OrderCancellationRequested")) {
            way.addAll(TOO_LATE);
        }
        if (end != OrderEnd.OUT_OF_STOCK && told.contains(PAY_AGAIN)) {
            way.addAll(OF_SEVERAL_PAYMENTS);
        }
        return way.equals(told);
    }

    /** What is wrong with it, in sentences: parts missing or told twice, effects without their cause. */
    public List<String> findings() {
        List<String> findings = new ArrayList<>();
        if (!isComplete() || isSomethingToldTwice()) {
            findings.add("has the events " + types());
        }
        Map<String, String> typesById = events.stream().collect(Collectors.toMap(Event::id, Event::type));
        for (Event event : events) {
            Set<String> causes = FLOW.causes().getOrDefault(event.type(), Set.of("nothing known"));
            String cause = typesById.get(event.cause());
            if (causes.isEmpty() ? !event.cause().isEmpty() : cause == null || !causes.contains(cause)) {
                findings.add("has a %s because of %s instead of %s".formatted(event.type(), cause, causes));
            }
        }
        return findings;
    }

    /** Who is asked once more, says the same once more. */
    private boolean isSomethingToldTwice() {
        boolean paidAgain = types().contains(PAY_AGAIN);
        List<String> once = types().stream()
                .filter(type -> !VERDICTS.contains(type))
                .filter(type -> !paidAgain || !OF_SEVERAL_PAYMENTS.contains(type))
                .filter(type -> !Afterwards.isToldBy(type))
                .toList();
        return once.size() != new HashSet<>(once).size()
                || types().stream().filter(VERDICTS::contains).distinct().count() > 1
                || new Afterwards(events).isSomethingToldTwice();
    }

    /** Whether each event stands behind the one that caused it. */
    public boolean isInCausalOrder() {
        Set<String> told = new HashSet<>(Set.of(""));
        return events.stream().allMatch(event -> told.contains(event.cause()) && told.add(event.id()));
    }
}

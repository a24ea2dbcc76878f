package io.orderflow.shipping;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.shipping.application.Carrier;
import io.orderflow.shipping.domain.CarrierRule;
import io.orderflow.shipping.domain.Label;
import io.orderflow.shipping.domain.Parcel;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A carrier to Sweden and Finland who takes a booking at once, and may take his time to answer. */
@Alternative
@Singleton
class Courier implements Carrier {

    private final Set<ShipmentId> bookings = ConcurrentHashMap.newKeySet();
    private final Map<ShipmentId, UniEmitter<? super Answer>> callers = new ConcurrentHashMap<>();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile boolean slow;
    private volatile boolean refuses;

    @Override
    public String name() {
        return "courier";
    }

    @Override
    public CarrierRule rule() {
        return new CarrierRule(Set.of("SE", "FI"), 0, Long.MAX_VALUE, new Money(1, "USD"), new Money(0, "USD"));
    }

    @Override
    public Uni<Answer> book(ShipmentId shipmentId, Parcel parcel) {
        if (refuses) {
            return Uni.createFrom().item(new Answer.Refused(new Code("ON_STRIKE")));
        }
        bookings.add(shipmentId);
        return slow
                ? Uni.createFrom().emitter(caller -> callers.put(shipmentId, caller))
                : Uni.createFrom().item(label());
    }

    @Override
    public Uni<Void> cancel(ShipmentId shipmentId) {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return Uni.createFrom().failure(new IllegalStateException("the courier is out"));
        }
        bookings.remove(shipmentId);
        return Uni.createFrom().voidItem();
    }

    /** It is booked already. */
    void book(ShipmentId shipmentId) {
        bookings.add(shipmentId);
    }

    /** From now on who books waits for {@link #answer}. */
    void takesHisTime(boolean time) {
        slow = time;
    }

    /** From now on he books nothing. */
    void refuses(boolean everything) {
        refuses = everything;
    }

    /** So many cancellations fail. */
    void isOut(int times) {
        failures.set(times);
    }

    boolean isAsked(ShipmentId shipmentId) {
        return callers.containsKey(shipmentId);
    }

    void answer(ShipmentId shipmentId) {
        callers.remove(shipmentId).complete(label());
    }

    boolean hasBooked(ShipmentId shipmentId) {
        return bookings.contains(shipmentId);
    }

    private static Answer label() {
        return new Answer.Taken(new Label("CO1", "^XA 1 Main Street ^XZ"));
    }
}

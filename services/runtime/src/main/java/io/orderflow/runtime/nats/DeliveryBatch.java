package io.orderflow.runtime.nats;

import java.util.Iterator;
import java.util.List;

/** Deliveries that arrived together, in the order of the stream; what an incoming channel hands to its service. */
public final class DeliveryBatch implements Iterable<Delivery> {

    private final List<Delivery> deliveries;
    private final Settlement settlement;

    DeliveryBatch(List<Delivery> deliveries, Settlement settlement) {
        this.deliveries = List.copyOf(deliveries);
        this.settlement = settlement;
    }

    /** The deliveries, at least one. */
    public List<Delivery> deliveries() {
        return deliveries;
    }

    /** The durable consumer that they came through. */
    public String consumer() {
        return settlement.consumer();
    }

    @Override
    public Iterator<Delivery> iterator() {
        return deliveries.iterator();
    }

    /** Acknowledges what has not been settled yet. */
    public void ackAll() {
        deliveries.forEach(settlement::ack);
    }

    /** Gives back what has not been settled yet, each for a try of its own, or to the dead letters after the last. */
    public void retryAll(Throwable reason) {
        deliveries.forEach(delivery -> settlement.retry(delivery, reason));
    }

    /** Acknowledges one delivery. */
    public void ack(Delivery delivery) {
        settlement.ack(delivery);
    }

    /** Gives one delivery back for a later try, or to the dead letters when this was its last. */
    public void retry(Delivery delivery, Throwable reason) {
        settlement.retry(delivery, reason);
    }

    /** Moves one delivery to the dead letters at once: no further try can help it. */
    public void deadLetter(Delivery delivery, Throwable reason) {
        settlement.deadLetter(delivery, reason);
    }
}

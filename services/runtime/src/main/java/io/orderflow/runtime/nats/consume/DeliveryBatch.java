package io.orderflow.runtime.nats.consume;

import java.util.Iterator;
import java.util.List;

/** Deliveries that arrived together, in the order of the stream; what an incoming channel hands to its service. */
public final class DeliveryBatch implements Iterable<Delivery> {

    private final List<Delivery> deliveries;
    private final OpenDeliveries openDeliveries;

    DeliveryBatch(List<Delivery> deliveries, OpenDeliveries openDeliveries) {
        this.deliveries = List.copyOf(deliveries);
        this.openDeliveries = openDeliveries;
    }

    /** The deliveries, at least one. */
    public List<Delivery> deliveries() {
        return deliveries;
    }

    /** The durable consumer that they came through. */
    public String consumer() {
        return openDeliveries.consumer();
    }

    @Override
    public Iterator<Delivery> iterator() {
        return deliveries.iterator();
    }

    /** Acknowledges what has not been settled yet. */
    public void ackAll() {
        deliveries.forEach(openDeliveries::ack);
    }

    /**
     * Gives back what has not been settled yet, each for a try of its own, or to the dead letters after the last. Nobody
     * has counted the tries: each delivery is taken for one.
     */
    public void retryAll(Throwable reason) {
        deliveries.forEach(delivery -> openDeliveries.retry(delivery, delivery.attempt(), reason));
    }

    /** Acknowledges one delivery. */
    public void ack(Delivery delivery) {
        openDeliveries.ack(delivery);
    }

    /** The tries that a message has. */
    public int maxTries() {
        return openDeliveries.maxTries();
    }

    /** Whether it has been delivered more often than it may be tried, for whatever reason. */
    public boolean isSuspect(Delivery delivery) {
        return delivery.attempt() > maxTries();
    }

    /**
     * Gives one delivery back for a later try, or to the dead letters when this was its last.
     *
     * @param tries how many there have been, this one included
     */
    public void retry(Delivery delivery, long tries, Throwable reason) {
        openDeliveries.retry(delivery, tries, reason);
    }

    /** Gives one delivery back without a try, for the longest pause. */
    public void postpone(Delivery delivery) {
        openDeliveries.postpone(delivery);
    }

    /** Moves one delivery to the dead letters at its first try: no further one can help it. */
    public void deadLetter(Delivery delivery, Throwable reason) {
        openDeliveries.deadLetter(delivery, 1, reason);
    }
}

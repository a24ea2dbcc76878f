package io.orderflow.endtoend.shop;

import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A customer who orders the same again and again, several times at once, until closed. */
public final class Reservations implements AutoCloseable {
    private static final int AT_ONCE = 8;
    private static final int ACCEPTED = 202;
    private static final int KEPT = 1_000;

    private final Customer customer;
    private final Map<String, Integer> quantities;
    private final Queue<PlacedOrder> accepted = new ConcurrentLinkedQueue<>();
    private final Queue<Http.Answer> refusals = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean closed;

    private Reservations(Customer customer, Map<String, Integer> quantities) {
        this.customer = customer;
        this.quantities = quantities;
    }

    public static Reservations of(Customer customer, String sku, int quantity) {
        Reservations reservations = new Reservations(customer, Map.of(sku, quantity));
        for (int i = 0; i < AT_ONCE; i++) {
            reservations.threads.execute(reservations::repeat);
        }
        return reservations;
    }

    /** The orders that were taken, in their order. */
    public Queue<PlacedOrder> accepted() {
        return accepted;
    }

    /** What else was answered, the first of it. */
    public Queue<Http.Answer> refusals() {
        return refusals;
    }

    private void repeat() {
        while (!closed) {
            Http.Answer answer = customer.submits(UUID.randomUUID().toString(), quantities, Map.of());
            if (answer.status() == ACCEPTED) {
                accepted.add(customer.placed(answer));
            } else if (refusals.size() < KEPT) {
                refusals.add(answer);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        threads.close();
    }
}

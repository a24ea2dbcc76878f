package io.orderflow.endtoend.shop;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Customers who keep coming at a steady rate, whatever happens to the system, but for those who see that {@value
 * #MOST_WAITING} stand in line already: more would only keep a machine busy on which everything has to start again.
 */
public final class Traffic implements AutoCloseable {
    /**
     * An order that was accepted, with what was asked for.
     *
     * @param wish what came of it if the customer wanted it stopped
     */
    public record Accepted(Purchase purchase, PlacedOrder order, Wish wish) {}

    private static final int MOST_WAITING = 100;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ConcurrentLinkedQueue<CompletableFuture<Accepted>> submissions = new ConcurrentLinkedQueue<>();
    private final AtomicInteger visits = new AtomicInteger();
    private final Semaphore line = new Semaphore(MOST_WAITING);

    private Traffic() {}

    public static Traffic of(int perSecond, Supplier<Purchase> purchases) {
        Traffic traffic = new Traffic();
        long pause = TimeUnit.SECONDS.toMicros(1) / perSecond;
        var _ = traffic.clock.scheduleAtFixedRate(() -> traffic.comes(purchases), 0, pause, TimeUnit.MICROSECONDS);
        return traffic;
    }

    /** Goes on for some time. */
    public void flowsFor(Duration time) {
        int before = visits.get();
        await().pollDelay(time).atMost(time.plusSeconds(30)).until(() -> visits.get() > before);
    }

    /** Ends it, and waits until each order is accepted that was begun, and each wish to stop one is answered. */
    public List<Accepted> stop() {
        close();
        List<Accepted> accepted = new ArrayList<>();
        for (CompletableFuture<Accepted> submission : submissions) {
            try {
                accepted.add(submission.get());
            } catch (ExecutionException e) {
                throw new AssertionError("An order was not accepted", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return accepted;
    }

    @Override
    public void close() {
        clock.close();
    }

    private void comes(Supplier<Purchase> purchases) {
        visits.incrementAndGet();
        if (line.tryAcquire()) {
            begin(purchases.get());
        }
    }

    private void begin(Purchase purchase) {
        CompletableFuture<Accepted> submission = new CompletableFuture<>();
        submissions.add(submission);
        Thread.startVirtualThread(() -> {
            try {
                PlacedOrder order;
                try {
                    order = purchase.submitUntilAccepted();
                } finally {
                    line.release();
                }
                submission.complete(new Accepted(purchase, order, regret(purchase, order)));
            } catch (RuntimeException e) {
                submission.completeExceptionally(e);
            }
        });
    }

    private static Wish regret(Purchase purchase, PlacedOrder order) {
        if (purchase.regret().isEmpty()) {
            return Wish.NONE;
        }
        await().pollDelay(purchase.regret().get()).pollInSameThread().until(() -> true);
        return order.cancelsUntilAnswered();
    }
}

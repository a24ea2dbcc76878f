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
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Customers who keep coming at a steady rate, whatever happens to the system. */
public final class Traffic implements AutoCloseable {
    /**
     * An order that was accepted, with what was asked for.
     *
     * @param wish what came of it if the customer wanted it stopped
     */
    public record Accepted(Purchase purchase, PlacedOrder order, Wish wish) {}

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ConcurrentLinkedQueue<CompletableFuture<Accepted>> submissions = new ConcurrentLinkedQueue<>();

    private Traffic() {}

    public static Traffic of(int perSecond, Supplier<Purchase> purchases) {
        Traffic traffic = new Traffic();
        long pause = TimeUnit.SECONDS.toMicros(1) / perSecond;
        var _ = traffic.clock.scheduleAtFixedRate(
                () -> traffic.begin(purchases.get()), 0, pause, TimeUnit.MICROSECONDS);
        return traffic;
    }

    /** Goes on for some time. */
    public void flowsFor(Duration time) {
        int before = submissions.size();
        await().pollDelay(time).atMost(time.plusSeconds(30)).until(() -> submissions.size() > before);
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

    private void begin(Purchase purchase) {
        CompletableFuture<Accepted> submission = new CompletableFuture<>();
        submissions.add(submission);
        Thread.startVirtualThread(() -> {
            try {
                PlacedOrder order = purchase.submitUntilAccepted();
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

package io.orderflow.runtime.nats;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Settles the deliveries of one consumer and knows which are still open: it holds their permits, keeps them alive at
 * the server while work takes long, and moves what failed too often to the dead letters.
 */
final class Settlement {

    private final String consumer;
    private final BackOff backOff;
    private final int maxDeliveries;
    private final DeadLetters deadLetters;
    private final ChannelMetrics metrics;
    private final Semaphore permits;
    private final Set<Delivery> open = ConcurrentHashMap.newKeySet();

    Settlement(
            String consumer,
            BackOff backOff,
            int maxDeliveries,
            int permits,
            DeadLetters deadLetters,
            ChannelMetrics metrics) {
        this.consumer = consumer;
        this.backOff = backOff;
        this.maxDeliveries = maxDeliveries;
        this.permits = new Semaphore(permits);
        this.deadLetters = deadLetters;
        this.metrics = metrics;
    }

    String consumer() {
        return consumer;
    }

    /** Waits for a permit and holds it for the delivery until it is settled; on a thread that may block. */
    void admit(Delivery delivery) throws InterruptedException {
        permits.acquire();
        open.add(delivery);
        metrics.received();
    }

    void ack(Delivery delivery) {
        if (close(delivery)) {
            delivery.ack();
            metrics.acknowledged();
        }
    }

    void retry(Delivery delivery, Throwable reason) {
        if (delivery.attempt() >= maxDeliveries) {
            deadLetter(delivery, reason);
        } else if (close(delivery)) {
            delivery.retryAfter(backOff.pauseAfter(delivery.attempt()));
            metrics.retried();
        }
    }

    /** The message leaves the consumer only when its dead letter is stored; until then it is delivered again. */
    void deadLetter(Delivery delivery, Throwable reason) {
        if (close(delivery)) {
            deadLetters
                    .store(delivery, consumer, reason)
                    .subscribe()
                    .with(
                            stored -> {
                                delivery.terminate();
                                metrics.deadLettered();
                            },
                            notStored -> delivery.retryAfter(backOff.longest()));
        }
    }

    /** Tells the server of every delivery that has waited longer than this that it is still being worked on. */
    void keepAlive(Duration olderThan) {
        long bound = olderThan.toNanos();
        for (Delivery delivery : open) {
            if (delivery.ageNanos() > bound) {
                delivery.inProgress();
            }
        }
    }

    /** Forgets a delivery that never reached the service; the server will deliver it again. */
    void drop(List<Delivery> unseen) {
        unseen.forEach(this::close);
    }

    private boolean close(Delivery delivery) {
        boolean first = open.remove(delivery);
        if (first) {
            permits.release();
        }
        return first;
    }
}

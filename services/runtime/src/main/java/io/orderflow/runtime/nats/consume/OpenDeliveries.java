package io.orderflow.runtime.nats.consume;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Settles the deliveries of one consumer and knows which are still open: it holds their permits, keeps them alive at
 * the server while work takes long, and moves what failed too often to the dead letters.
 */
public final class OpenDeliveries {

    private static final Logger LOG = Logger.getLogger(OpenDeliveries.class);

    private final String consumer;
    private final BackOff backOff;
    private final int maxTries;
    private final DeadLetters deadLetters;
    private final ChannelMetrics metrics;
    private final int allPermits;
    private final Semaphore permits;
    private final Set<Delivery> open = ConcurrentHashMap.newKeySet();

    /** With no delivery yet, and all permits free. */
    public OpenDeliveries(
            String consumer,
            BackOff backOff,
            int maxTries,
            int permits,
            DeadLetters deadLetters,
            ChannelMetrics metrics) {
        this.consumer = consumer;
        this.backOff = backOff;
        this.maxTries = maxTries;
        this.allPermits = permits;
        this.permits = new Semaphore(permits);
        this.deadLetters = deadLetters;
        this.metrics = metrics;
    }

    String consumer() {
        return consumer;
    }

    int maxTries() {
        return maxTries;
    }

    /**
     * Takes all permits that are free, and waits until that is a quarter of them, so that pulls stay large under load;
     * on a thread that may block.
     */
    int reserve() throws InterruptedException {
        int least = Math.ceilDiv(allPermits, 4);
        permits.acquire(least);
        return least + permits.drainPermits();
    }

    /** Gives permits back that no delivery has come for. */
    void release(int unused) {
        permits.release(unused);
    }

    /** Begins to look after a delivery, which keeps one of the reserved permits until it is settled. */
    void admit(Delivery delivery) {
        open.add(delivery);
        metrics.received();
    }

    void ack(Delivery delivery) {
        close(delivery, () -> {
            delivery.ack();
            metrics.acknowledged();
        });
    }

    /**
     * Gives a message back after a try in vain, or moves it to the dead letters. How often the server has delivered it
     * says nothing of its tries: it also delivers again what a connection or an instance took with it.
     */
    void retry(Delivery delivery, long tries, Throwable reason) {
        if (tries >= maxTries) {
            deadLetter(delivery, tries, reason);
        } else {
            giveBackFor(delivery, backOff.pauseAfter(tries));
        }
    }

    void postpone(Delivery delivery) {
        giveBackFor(delivery, backOff.longest());
    }

    private void giveBackFor(Delivery delivery, Duration pause) {
        close(delivery, () -> {
            delivery.retryAfter(pause);
            metrics.retried();
        });
    }

    /** The message leaves the consumer only when its dead letter is stored; until then it is delivered again. */
    void deadLetter(Delivery delivery, long tries, Throwable reason) {
        close(
                delivery,
                () -> deadLetters
                        .store(delivery, consumer, tries, reason)
                        .subscribe()
                        .with(
                                stored -> {
                                    delivery.terminate();
                                    metrics.deadLettered();
                                },
                                notStored -> {
                                    LOG.warnf(
                                            "Consumer %s: dead letter not stored: %s",
                                            consumer, notStored.getMessage());
                                    delivery.retryAfter(backOff.longest());
                                }));
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

    /** Gives back what never reached the service, for somebody else to take at once. */
    void giveBack(Delivery unseen) {
        close(unseen, unseen::giveBack);
    }

    /** Waits until nothing is open; whether it was so within this time. No permit is reserved any more. */
    boolean awaitSettled(Duration patience) throws InterruptedException {
        boolean settled = permits.tryAcquire(allPermits, patience.toMillis(), TimeUnit.MILLISECONDS);
        if (settled) {
            permits.release(allPermits);
        }
        return settled;
    }

    /**
     * Tells the server first, so that it never sees more open deliveries than there are permits. What it does not hear
     * while the connection is away costs a redelivery, and neither a permit nor the work that is done.
     */
    private void close(Delivery delivery, Runnable settle) {
        if (open.remove(delivery)) {
            try {
                settle.run();
            } catch (IllegalStateException disconnected) {
                LOG.debugf("Consumer %s: not settled: %s", consumer, disconnected.getMessage());
            } finally {
                permits.release();
            }
        }
    }
}

package io.orderflow.bench.measure;

import io.nats.client.JetStream;
import io.nats.client.Message;
import io.orderflow.servers.machine.LaunchException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Publishes to JetStream with a bounded number of messages on their way. For one thread. */
public final class PublishWindow {
    private static final int WINDOW = 512;
    private static final long PATIENCE_SECONDS = 60;

    private final JetStream stream;
    private final Semaphore window = new Semaphore(WINDOW);
    private final AtomicLong failures = new AtomicLong();

    public PublishWindow(JetStream stream) {
        this.stream = stream;
    }

    /** Returns when the message is on its way. */
    public void publish(Message message) throws InterruptedException {
        acquire(1);
        var _ = stream.publishAsync(message).whenComplete((ack, failure) -> {
            window.release();
            if (failure != null) {
                failures.incrementAndGet();
            }
        });
    }

    /** Waits for what is on its way. */
    public void finish() throws InterruptedException {
        acquire(WINDOW);
        window.release(WINDOW);
    }

    /** How many messages the server has not taken, of those that it has answered. */
    public long failures() {
        return failures.get();
    }

    private void acquire(int permits) throws InterruptedException {
        if (!window.tryAcquire(permits, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new LaunchException("NATS acknowledged nothing for " + PATIENCE_SECONDS + " s.");
        }
    }
}

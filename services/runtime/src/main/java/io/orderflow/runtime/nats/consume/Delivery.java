package io.orderflow.runtime.nats.consume;

import io.nats.client.Message;
import io.nats.client.impl.Headers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One delivery of one message. It is settled once: acknowledged, given back for a later try, or terminated; a second
 * openDeliveries does nothing. Settling is a message to the server that nobody waits for: when it is lost, the server
 * delivers again.
 */
public final class Delivery {

    private final Message message;
    private final long arrivedNanos = System.nanoTime();
    private volatile boolean settled;

    Delivery(Message message) {
        this.message = message;
    }

    /** The subject it was published on. */
    public String subject() {
        return message.getSubject();
    }

    /** The first value of a header, or null. */
    public @Nullable String header(String name) {
        Headers headers = message.getHeaders();
        return headers == null ? null : headers.getFirst(name);
    }

    /** The body; not copied. */
    public byte[] body() {
        return message.getData();
    }

    /** Its place in the stream. */
    public long streamSequence() {
        return message.metaData().streamSequence();
    }

    /** Which delivery of the message this is, from 1. */
    public long attempt() {
        return message.metaData().deliveredCount();
    }

    Message message() {
        return message;
    }

    long ageNanos() {
        return System.nanoTime() - arrivedNanos;
    }

    void ack() {
        if (settle()) {
            message.ack();
        }
    }

    void retryAfter(Duration pause) {
        if (settle()) {
            message.nakWithDelay(pause);
        }
    }

    void giveBack() {
        if (settle()) {
            message.nak();
        }
    }

    void terminate() {
        if (settle()) {
            message.term();
        }
    }

    void inProgress() {
        if (!settled) {
            message.inProgress();
        }
    }

    private synchronized boolean settle() {
        boolean first = !settled;
        settled = true;
        return first;
    }
}

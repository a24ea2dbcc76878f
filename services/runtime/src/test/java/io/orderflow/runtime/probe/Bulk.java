package io.orderflow.runtime.probe;

import io.orderflow.events.wire.EncodedEvent;
import io.orderflow.runtime.nats.publish.JetStreamMetadata;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

/** The other side of the channel {@code bulk}. */
@ApplicationScoped
public class Bulk {

    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger underway = new AtomicInteger();
    private final AtomicInteger mostUnderway = new AtomicInteger();
    private volatile MultiEmitter<? super EncodedEvent> emitter;

    @Outgoing("bulk")
    Multi<Message<byte[]>> publish() {
        return Multi.createFrom()
                .<EncodedEvent>emitter(started -> emitter = started)
                .map(this::message);
    }

    private Message<byte[]> message(EncodedEvent event) {
        mostUnderway.accumulateAndGet(underway.incrementAndGet(), Math::max);
        String id = event.headers().get("Nats-Msg-Id");
        return Message.of(
                event.body(),
                Metadata.of(new JetStreamMetadata(event.subject(), id, event.headers())),
                () -> settled(acknowledged),
                failure -> settled(refused));
    }

    private CompletionStage<Void> settled(AtomicInteger counter) {
        underway.decrementAndGet();
        counter.incrementAndGet();
        return CompletableFuture.completedStage(null);
    }

    /** Hands one event to the channel. */
    public void send(EncodedEvent event) {
        emitter.emit(event);
    }

    public int acknowledged() {
        return acknowledged.get();
    }

    public int refused() {
        return refused.get();
    }

    /** The most messages that were on their way at one time. */
    public int mostUnderway() {
        return mostUnderway.get();
    }
}

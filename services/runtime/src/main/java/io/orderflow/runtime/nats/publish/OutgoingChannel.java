package io.orderflow.runtime.nats.publish;

import io.nats.client.impl.Headers;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.providers.helpers.MultiUtils;
import java.util.concurrent.Flow;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Publishes the messages of one outgoing channel through the {@link JetStreamPublisher}: as many at a time as its
 * window, each acknowledged when JetStream has acknowledged it. Every message needs a {@link JetStreamMetadata}. Events
 * do not go this way (ADR 3): it is for what need not be kept, and for load of tests.
 */
public final class OutgoingChannel {

    private OutgoingChannel() {}

    /** Publishes what comes, so many messages at a time without an answer. */
    public static Flow.Subscriber<? extends Message<?>> subscriber(JetStreamPublisher publisher, int window) {
        return MultiUtils.via(multi -> multi.onItem()
                .transformToUni(message -> publish(publisher, message))
                .merge(window));
    }

    private static Uni<Void> publish(JetStreamPublisher publisher, Message<?> message) {
        JetStreamMetadata metadata = message.getMetadata(JetStreamMetadata.class)
                .orElseThrow(() -> new IllegalArgumentException("the message has no JetStreamMetadata"));
        if (!(message.getPayload() instanceof byte[] body)) {
            throw new IllegalArgumentException("the payload is not byte[]");
        }
        Headers headers = new Headers();
        metadata.headers().forEach(headers::put);
        headers.put("Nats-Msg-Id", metadata.messageId());
        return publisher
                .publish(metadata.subject(), headers, body)
                .onItemOrFailure()
                .transformToUni((stored, failure) ->
                        Uni.createFrom().completionStage(failure == null ? message.ack() : message.nack(failure)));
    }
}

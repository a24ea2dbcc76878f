package io.orderflow.runtime.nats.consume;

import io.nats.client.impl.Headers;
import io.orderflow.events.wire.Subjects;
import io.orderflow.runtime.nats.publish.JetStreamPublisher;
import io.orderflow.runtime.nats.publish.Stored;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a service could not process in the stream {@code DEAD_LETTERS}, on
 * {@code dead-letters.<service>.<EventName>.<orderId>}: body and headers as they came, with why, where and how often.
 */
@ApplicationScoped
public class DeadLetters {

    static final String REASON = "Orderflow-Dead-Letter-Reason";
    static final String CONSUMER = "Orderflow-Dead-Letter-Consumer";
    static final String ATTEMPTS = "Orderflow-Dead-Letter-Attempts";
    static final String SUBJECT = "Orderflow-Dead-Letter-Subject";
    static final String SEQUENCE = "Orderflow-Dead-Letter-Sequence";
    static final String TIME = "Orderflow-Dead-Letter-Time";

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final int LONGEST_REASON = 500;
    private static final String SERVER_PREFIX = "Nats-";

    private final JetStreamPublisher publisher;
    private final String service;

    DeadLetters(JetStreamPublisher publisher, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.publisher = publisher;
        this.service = service;
    }

    /** Fails when JetStream has not acknowledged the dead letter. */
    Uni<Stored> store(Delivery delivery, String consumer, long tries, Throwable reason) {
        LOG.errorf(
                "Dead letter: %s, stream sequence %d, after %d tries and %d deliveries: %s",
                delivery.subject(), delivery.streamSequence(), tries, delivery.attempt(), describe(reason));
        return Uni.createFrom()
                .deferred(() -> publisher.publish(
                        subjectFor(delivery.subject()), headers(delivery, consumer, tries, reason), delivery.body()));
    }

    private static Headers headers(Delivery delivery, String consumer, long tries, Throwable reason) {
        Headers headers = original(delivery.message().getHeaders());
        // One dead letter a message and consumer, however often storing it has to be tried.
        headers.put(
                io.orderflow.events.wire.Headers.NATS_MSG_ID,
                "dead-letter-" + consumer + "-" + delivery.streamSequence());
        headers.put(REASON, describe(reason));
        headers.put(CONSUMER, consumer);
        headers.put(ATTEMPTS, Long.toString(tries));
        headers.put(SUBJECT, printable(delivery.subject()));
        headers.put(SEQUENCE, Long.toString(delivery.streamSequence()));
        headers.put(TIME, Instant.now().toString());
        return headers;
    }

    /** Without those that speak to the server, of the stream that the message was meant for. */
    private static Headers original(@Nullable Headers headers) {
        Headers copy = new Headers();
        if (headers != null) {
            headers.forEach((name, values) -> {
                if (!name.startsWith(SERVER_PREFIX)) {
                    copy.put(name, values.stream().map(DeadLetters::printable).toList());
                }
            });
        }
        return copy;
    }

    private String subjectFor(String subject) {
        String[] tokens = subject.split("\\.", 3);
        return tokens.length == 3
                ? Subjects.deadLetter(service, tokens[1], tokens[2])
                : Subjects.deadLetter(service, "unknown", subject.replace('.', '-'));
    }

    private static String describe(Throwable reason) {
        String text = reason.getClass().getSimpleName() + ": " + reason.getMessage();
        return printable(text.substring(0, Math.min(text.length(), LONGEST_REASON)));
    }

    /** The values of headers are one line of printable ASCII. */
    private static String printable(String text) {
        StringBuilder line = new StringBuilder();
        text.chars().forEach(c -> line.append(c >= ' ' && c <= '~' ? (char) c : '?'));
        return line.toString();
    }
}

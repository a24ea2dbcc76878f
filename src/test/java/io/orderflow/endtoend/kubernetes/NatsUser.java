package io.orderflow.endtoend.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.orderflow.local.Service;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A service's user, and what the server has refused it. */
final class NatsUser implements AutoCloseable {
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
    private final Connection connection;

    NatsUser(GuardedBroker broker, Service service) {
        connection = broker.connect(service.id(), new ErrorListener() {
            @Override
            public void errorOccurred(Connection refused, String error) {
                refusals.add(error);
            }
        });
    }

    Connection connection() {
        return connection;
    }

    /** In the words of the server. */
    List<String> refusals() {
        return List.copyOf(refusals);
    }

    /** The server names each subject that it refuses, requests of JetStream's API as its accounts map them. */
    void awaitRefusals(List<String> subjects) throws Exception {
        connection.flush(Duration.ofSeconds(5));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(subjects.stream()
                                .filter(subject -> refusals.stream().noneMatch(refusal -> names(refusal, subject)))
                                .toList())
                        .as("let through")
                        .isEmpty());
    }

    private static boolean names(String refusal, String subject) {
        String text = refusal.toLowerCase(Locale.ROOT);
        return List.of(subject, NatsRights.mapped(subject)).stream()
                .anyMatch(name -> text.contains("\"" + name.toLowerCase(Locale.ROOT) + "\""));
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.orderflow.endtoend.shop;

import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What one customer of many wants, and with which card. */
public record Purchase(Customer customer, Map<String, Integer> quantities) {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int ACCEPTED = 202;
    private static final int UNAVAILABLE = 503;

    public boolean isDeclined() {
        return customer.token().equals("tok_declined");
    }

    /**
     * Submits it as a good client does: no answer and 503 mean the same request again, under the same key, until it is
     * accepted. Any other answer is a failure.
     */
    PlacedOrder submitUntilAccepted() {
        String key = UUID.randomUUID().toString();
        return await().alias("an order is accepted")
                .atMost(PATIENCE)
                .pollInterval(PAUSE)
                .pollDelay(Duration.ZERO)
                .pollInSameThread()
                .until(() -> submit(key), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<PlacedOrder> submit(String key) {
        Http.Answer answer;
        try {
            answer = customer.submits(key, quantities, Map.of());
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
        return switch (answer.status()) {
            case ACCEPTED -> Optional.of(customer.placed(answer));
            case UNAVAILABLE -> Optional.empty();
            default ->
                throw new IllegalStateException("POST /orders answered " + answer.status() + ": " + answer.body());
        };
    }
}

package io.orderflow.order.application;

import io.orderflow.events.value.Customer;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Require;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The customers who are to be forgotten. */
public interface Erasures {

    /**
     * A customer is to be forgotten.
     *
     * @param customerId 1 to {@value Customer#MAX_ID} visible characters of ASCII
     * @param pseudonym what stands for the customer's id where that stood
     * @param requestedAt orders that are placed later are not concerned
     */
    record Erasure(String customerId, String pseudonym, Instant requestedAt) {

        public Erasure {
            Require.visible(customerId, "customerId", Customer.MAX_ID);
        }
    }

    /** Up to so many orders are counted. */
    int MOST_COUNTED = 10_000;

    /** Notes that somebody is to be forgotten. Who is already keeps the pseudonym, and later orders are concerned as well. */
    Uni<Erasure> request(Erasure erasure);

    /** Orders that have ended and know a customer who is to be forgotten, at most so many, each with its pseudonym. */
    Uni<Map<OrderId, String>> next(@Nullable String customerId, int most);

    /** What has become of it. */
    Uni<ErasureStanding> standing(Erasure erasure);

    /** Forgets those of whom no order is left and who were requested before, at most so many; gives their number. */
    Uni<Integer> forgetBefore(Instant time, int most);
}

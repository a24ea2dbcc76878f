package io.orderflow.events.value;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Whose an order is: who may see it, beside those who may see all.
 *
 * @param customerId the {@link Customer#id} of who ordered
 * @param channel the shop or marketplace that placed the order for its customer, 1 to {@value Customer#MAX_ID} visible
 *     characters of ASCII; absent if customers placed it themselves, or nobody asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Owner(String customerId, @Nullable String channel) {

    public Owner {
        Require.visible(customerId, "customerId", Customer.MAX_ID);
        if (channel != null) {
            Require.visible(channel, "channel", Customer.MAX_ID);
        }
    }

    /** The same channel's customer, known by a pseudonym. */
    public Owner anonymized(String pseudonym) {
        return new Owner(pseudonym, channel);
    }

    /** The owner as two columns of a row have it; null if nobody told whose it is. */
    public static @Nullable Owner of(@Nullable String customerId, @Nullable String channel) {
        return customerId == null ? null : new Owner(customerId, channel);
    }
}

package io.orderflow.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Require;
import org.jspecify.annotations.Nullable;

/**
 * The order is kept from going on to shipping until somebody releases it; several reasons may keep it. Published by order,
 * because of {@link PaymentAuthorized} where a rule says so, or because somebody asks and in the name of {@link
 * OrderCreated}, once for each reason.
 *
 * @param reason why: {@code HIGH_VALUE}, {@code COUNTRY}, or a word of whoever asks
 * @param by who asked, 1 to 255 characters; absent if a rule did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderHeld(
        OrderId orderId, Code reason, @Nullable String by) implements ProcessEvent {

    public OrderHeld {
        Require.present(orderId, "orderId");
        Require.present(reason, "reason");
        if (by != null) {
            Require.text(by, "by", 255);
        }
    }
}

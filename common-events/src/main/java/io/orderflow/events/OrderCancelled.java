package io.orderflow.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Require;
import org.jspecify.annotations.Nullable;

/**
 * The order will not be fulfilled, because somebody or the time that has passed wants it so: whoever holds goods or money
 * for it gives them back, and whoever has heard nothing of it begins nothing. Published by order, because of {@link
 * ShipmentCancelled} or {@link CarrierBookingFailed}, or, where no parcel had to be asked for, in the name of {@link
 * OrderCreated}.
 *
 * @param reason why: {@code CUSTOMER_REQUEST} or another word of whoever asked; {@code NO_CARRIER} if nobody carries it,
 *     {@code TIMED_OUT} if inventory or payment did not answer for too long, {@code HOLD_EXPIRED} if nobody let it go on
 *     that was held; or what later versions cancel for
 * @param by who asked, 1 to 255 characters; absent if nobody did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderCancelled(
        OrderId orderId, Code reason, @Nullable String by) implements ProcessEvent {

    public OrderCancelled {
        Require.present(orderId, "orderId");
        Require.present(reason, "reason");
        if (by != null) {
            Require.text(by, "by", 255);
        }
    }
}

package io.orderflow.events;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Require;
import io.orderflow.events.value.ShipmentId;
import java.util.List;

/**
 * No carrier takes the parcel, and none will: it is neither packed nor sent. Published by shipping, because of {@link
 * OrderProcessed}, once.
 *
 * @param carriers those that were asked and have refused, in the order in which they were asked, at most 100; none if the
 *     parcel is none that a carrier says it takes
 * @param reason {@code NO_CARRIER} if nobody was asked, otherwise what the last one gave as the reason
 */
public record CarrierBookingFailed(OrderId orderId, ShipmentId shipmentId, List<String> carriers, Code reason)
        implements ShipmentEvent {

    /** The most carriers that are told. */
    public static final int MOST_CARRIERS = 100;

    public CarrierBookingFailed {
        Require.present(orderId, "orderId");
        Require.present(shipmentId, "shipmentId");
        carriers = List.copyOf(Require.present(carriers, "carriers"));
        Require.between(carriers.size(), "carriers", 0, MOST_CARRIERS);
        carriers.forEach(carrier -> Require.text(carrier, "carrier", 100));
        Require.present(reason, "reason");
    }
}

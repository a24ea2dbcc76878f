package io.orderflow.shipping.domain;

import io.orderflow.events.value.OrderId;
import io.orderflow.runtime.decision.OutsideCall;
import io.orderflow.runtime.decision.WorkId;
import io.orderflow.shipping.domain.Shipment.CancelDue;
import io.orderflow.shipping.domain.Shipment.Pending;
import io.orderflow.shipping.domain.Shipment.Terms;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a carrier is to be asked about a parcel, one thing at a time. An order has one parcel. */
public sealed interface CarrierCall extends OutsideCall permits BookingCall, CancellationCall {

    /** The kind of all of them. */
    String KIND = "carrier";

    /** The parcel that it is about. */
    Terms terms();

    /** Who is asked. */
    @Nullable String carrier();

    /** The one that a shipment waits for. */
    static Optional<CarrierCall> of(Shipment shipment) {
        return switch (shipment) {
            case Pending pending -> Optional.of(BookingCall.of(pending));
            case CancelDue due -> Optional.of(CancellationCall.of(due));
            case Shipment.Unknown _,
                    Shipment.Expected _,
                    Shipment.Prepared _,
                    Shipment.HandedOver _,
                    Shipment.Cancelled _,
                    Shipment.Forestalled _ -> Optional.empty();
        };
    }

    /** What the call about the parcel of an order is known by. */
    static WorkId nameOf(OrderId orderId) {
        return new WorkId(KIND, orderId.value());
    }

    @Override
    default WorkId id() {
        return nameOf(terms().orderId());
    }

    @Override
    default String describe() {
        return "%s carrier=%s orderId=%s shipmentId=%s"
                .formatted(getClass().getSimpleName(), carrier(), terms().orderId(), terms().shipmentId());
    }
}

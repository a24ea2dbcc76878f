package io.orderflow.order.api;

import io.orderflow.events.OrderCreated;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.OrderLine;
import io.orderflow.events.value.RejectionReason;
import io.orderflow.order.domain.Delay;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.Payment;
import io.orderflow.order.domain.Shipment;
import io.orderflow.order.domain.Status;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order as clients see it, without its timeline.
 *
 * @param reason why it was rejected, if it was
 * @param shipments none until one is prepared
 * @param waitingFor what it waits for, if it has waited too long
 */
public record OrderSummary(
        OrderId orderId,
        Status status,
        @Nullable RejectionReason reason,
        String customerId,
        List<OrderLine> lines,
        Money total,
        @Nullable Payment payment,
        List<Shipment> shipments,
        @Nullable Delay waitingFor) {

    public OrderSummary {
        lines = List.copyOf(lines);
        shipments = List.copyOf(shipments);
    }

    /** The view of an order; empty while it is only anticipated. */
    static Optional<OrderSummary> of(Order order) {
        return switch (order) {
            case Order.Unknown _, Order.Anticipated _ -> Optional.empty();
            case Order.Placed(OrderCreated request, Status status, var payment, var shipment, var _) ->
                Optional.of(of(request, status, null, payment, shipment, delayOf(order)));
            case Order.Rejected(OrderCreated request, RejectionReason reason, var payment, var _, var _) ->
                Optional.of(of(request, Status.REJECTED, reason, payment, null, delayOf(order)));
        };
    }

    /** Of what it waited for earlier nobody has to know. */
    private static @Nullable Delay delayOf(Order order) {
        return order.waitsTooLong() ? order.delay() : null;
    }

    private static OrderSummary of(
            OrderCreated request,
            Status status,
            @Nullable RejectionReason reason,
            @Nullable Payment payment,
            @Nullable Shipment shipment,
            @Nullable Delay waitingFor) {
        return new OrderSummary(
                request.orderId(),
                status,
                reason,
                request.customer().id(),
                request.lines(),
                request.total(),
                payment,
                shipment == null ? List.of() : List.of(shipment),
                waitingFor);
    }
}

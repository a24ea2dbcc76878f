package io.orderflow.order.domain;

import io.orderflow.events.CarrierBookingFailed;
import io.orderflow.events.OrderCreated;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.OrderRejected;
import io.orderflow.events.PackingEvent;
import io.orderflow.events.PaymentDeclined;
import io.orderflow.events.PaymentEvent;
import io.orderflow.events.ProcessEvent;
import io.orderflow.events.ShipmentEvent;
import io.orderflow.events.StockEvent;
import io.orderflow.events.StockRejected;
import io.orderflow.runtime.decision.Decision;

/**
 * How orders learn again what a restored database has forgotten, while the stream is read for the second time. An order has
 * one end, and where it has said which, it hears it from itself: who refuses it something may have done so after that. An
 * order that has not said it yet waits on, and asks, once everything is read.
 */
public final class Recalling {

    private Recalling() {}

    /** The order has said so itself. */
    static Decision<Order> recall(Order order, OrderRejected rejected) {
        if (order.ending().isEnd() || order.parcels().areAsked()) {
            return Decision.ignore();
        }
        Order ended = order.with(new Ending.Rejected(rejected.reason()));
        return Decision.accept(
                switch (rejected.reason()) {
                    case OUT_OF_STOCK -> order.stock().isGranted() ? ended : ended.with(new Stock.Rejected());
                    case PAYMENT_DECLINED -> ended.with(order.payment().refused());
                });
    }

    /** Whether orders learn from this event even then. */
    public static boolean believes(OrderEvent event) {
        return switch (event) {
            case StockRejected _, PaymentDeclined _, CarrierBookingFailed _ -> false;
            case OrderCreated _, ProcessEvent _, StockEvent _, PaymentEvent _, ShipmentEvent _, PackingEvent _ -> true;
        };
    }
}

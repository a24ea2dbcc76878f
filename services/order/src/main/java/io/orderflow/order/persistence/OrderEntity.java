package io.orderflow.order.persistence;

import io.orderflow.events.OrderCreated;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.Moment;
import io.orderflow.events.value.OrderId;
import io.orderflow.order.domain.Ending;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.Request;
import io.orderflow.order.domain.Step;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code orders}: the order as a document, and beside it what is searched by. */
@Entity
@Table(name = "orders")
class OrderEntity {

    @Id
    UUID id;

    @Nullable String customerId;

    @Nullable String channel;

    /** What the channel calls it. */
    @Nullable String externalId;

    /** How far the order has got; at its end, what is left to happen, if anything is. */
    @Nullable String status;

    /** The status of an order that is at rest; PostgreSQL derives it. */
    @Column(insertable = false, updatable = false)
    @Nullable String ended;

    String state;

    /** What {@code state} does not tell; null for a simple order. */
    @Nullable String besides;

    /** What of its money went back, or is to; null for a simple order. */
    @Nullable String refunds;

    /** What of its goods came back, or is to; null for a simple order. */
    @Nullable String returns;

    /** What banks have taken back of its money; null for a simple order. */
    @Nullable String chargebacks;

    /** Why it was cancelled; null if it was not. */
    @Nullable String cancelled;

    /** Why it is held, of the reasons the first; null for all others. */
    @Nullable String held;

    /**
     * What an order waits for of which {@code status} does not tell it; null for a simple order, and for one at rest, unless
     * goods may come back.
     */
    @Nullable String waitsFor;

    /** When it stops to wait for its customer to pay again, or for goods to come back; null for all others. */
    @Nullable Instant waitsUntil;

    static OrderEntity of(OrderId orderId, Order order) {
        OrderEntity entity = new OrderEntity();
        entity.id = orderId.value();
        entity.state = OrderJson.write(order);
        entity.besides = OrderJson.writeBesides(order);
        entity.held = order.heldFor().stream().findFirst().map(Code::value).orElse(null);
        entity.refunds = OrderJson.writeRefunds(order);
        entity.returns = OrderJson.writeReturns(order);
        entity.chargebacks = OrderJson.writeChargebacks(order);
        boolean simple = entity.besides == null && entity.refunds == null && entity.returns == null;
        entity.waitsFor = simple ? null : order.waitsFor().map(Step::name).orElse(null);
        entity.waitsUntil = waitsUntil(order);
        entity.cancelled = order.ending() instanceof Ending.Cancelled(Code reason) ? reason.value() : null;
        if (order.request() instanceof Request.Known(OrderCreated request)) {
            entity.customerId = request.customer().id();
            entity.channel = request.channel();
            entity.externalId = request.externalId();
        }
        entity.status = order.status().map(status -> Progress.of(status, order)).orElse(null);
        return entity;
    }

    private static @Nullable Instant waitsUntil(Order order) {
        boolean ends = order.payment().waitsForAnotherCard()
                || order.waitsFor().filter(Step.RETURN::equals).isPresent();
        return ends ? order.waitsUntil().map(Moment::instant).orElse(null) : null;
    }

    Order toOrder() {
        return OrderJson.read(state, besides, refunds, returns, chargebacks);
    }
}

package io.orderflow.order.persistence;

import io.orderflow.events.OrderCreated;
import io.orderflow.events.value.RejectionReason;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.order.domain.Cancellation;
import io.orderflow.order.domain.Delay;
import io.orderflow.order.domain.Ending;
import io.orderflow.order.domain.GivenBack;
import io.orderflow.order.domain.Holds;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.Parcel;
import io.orderflow.order.domain.Parcel.Stage;
import io.orderflow.order.domain.Parcels;
import io.orderflow.order.domain.Request;
import io.orderflow.order.domain.Request.Awaited.Early;
import io.orderflow.order.domain.Shipment;
import io.orderflow.order.domain.Status;
import io.orderflow.order.domain.Stock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as it is stored. Its shape is older than that of {@link Order}, and stays as it is: while a rolling update
 * lasts, instances of two versions read each other's rows. So what follows from the status is not written beside it,
 * what is new to the version before has to be optional, and what it would lose stands in {@link Besides}.
 *
 * <p>The request, most of it, comes last: PostgreSQL writes ahead what lies between the first byte of a row that
 * changes and the last one, so that what stays the same behind all that changes costs nothing.
 */
sealed interface OrderDocument {

    /** One of which the request has not come. */
    record Anticipated(List<Early> early) implements OrderDocument {

        public Anticipated {
            early = List.copyOf(early);
        }

        @Override
        public Order toOrder() {
            return Order.of(new Request.Awaited(early));
        }
    }

    /**
     * One that is on its way, or fulfilled.
     *
     * @param shipment of its parcel, as far as that is known
     * @param parcels those that status and shipment do not tell of
     */
    record Placed(
            Status status,
            @Nullable StoredPayment payment,
            @Nullable Shipment shipment,
            @Nullable Delay delay,
            @Nullable List<Parcel> parcels,
            OrderCreated request)
            implements OrderDocument {

        public Placed {
            parcels = parcels == null ? null : List.copyOf(parcels);
        }

        static Placed of(OrderCreated request, Status status, Order order) {
            Shipment shipment = order.parcels().shipments().stream().findFirst().orElse(null);
            Parcels implied = implied(request, status, shipment);
            return new Placed(
                    status,
                    StoredPayment.of(order.payment()),
                    shipment,
                    order.delay(),
                    implied.equals(order.parcels()) ? null : order.parcels().all(),
                    request);
        }

        @Override
        public Order toOrder() {
            boolean reserved = !status.isBefore(Status.RESERVED);
            boolean asked = !status.isBefore(Status.PROCESSED);
            return new Order(
                    new Request.Known(request),
                    reserved ? new Stock.Reserved() : new Stock.Unknown(),
                    StoredPayment.toPayment(payment, asked),
                    parcels == null ? implied(request, status, shipment) : new Parcels.Asked(parcels),
                    status == Status.FULFILLED ? new Ending.Fulfilled() : new Ending.None(),
                    new Cancellation.None(),
                    Holds.NONE,
                    GivenBack.NOTHING,
                    delay);
        }

        /** One parcel is told of by the status. */
        private static Parcels implied(OrderCreated request, Status status, @Nullable Shipment shipment) {
            ShipmentId id = shipment == null ? ShipmentId.of(request.orderId()) : shipment.shipmentId();
            return switch (status) {
                case CREATED, RESERVED, REJECTED, CANCELLED -> new Parcels.None();
                case PROCESSED -> new Parcels.Asked(List.of());
                case PREPARED -> new Parcels.Asked(List.of(new Parcel(id, Stage.PREPARED, shipment)));
                case PACKED -> new Parcels.Asked(List.of(new Parcel(id, Stage.PACKED, shipment)));
                case FULFILLED -> new Parcels.Asked(List.of(new Parcel(id, Stage.HANDED_OVER, shipment)));
            };
        }
    }

    /**
     * One that was rejected; or one that was cancelled, of which {@link Besides} tells the truth.
     *
     * @param holdsStock whether something is still set aside for it
     */
    record Rejected(
            RejectionReason reason,
            @Nullable StoredPayment payment,
            @Nullable Delay delay,
            boolean holdsStock,
            OrderCreated request)
            implements OrderDocument {

        static Rejected of(OrderCreated request, RejectionReason reason, Order order) {
            return new Rejected(
                    reason,
                    StoredPayment.of(order.payment()),
                    order.delay(),
                    order.stock() instanceof Stock.Reserved,
                    request);
        }

        @Override
        public Order toOrder() {
            return new Order(
                    new Request.Known(request),
                    stock(),
                    StoredPayment.toPayment(payment, false),
                    new Parcels.None(),
                    new Ending.Rejected(reason),
                    new Cancellation.None(),
                    Holds.NONE,
                    GivenBack.NOTHING,
                    delay);
        }

        private Stock stock() {
            return switch (reason) {
                case OUT_OF_STOCK -> new Stock.Rejected();
                case PAYMENT_DECLINED -> holdsStock ? new Stock.Reserved() : new Stock.Released();
            };
        }
    }

    static OrderDocument of(Order order) {
        return switch (order.request()) {
            case Request.Awaited(List<Early> early) -> new Anticipated(early);
            case Request.Known(OrderCreated request) ->
                switch (order.ending()) {
                    case Ending.Rejected(RejectionReason reason) -> Rejected.of(request, reason, order);
                    // The version before knows two reasons for which an order may end, and this one gives stock back.
                    case Ending.Cancelled _ -> Rejected.of(request, RejectionReason.PAYMENT_DECLINED, order);
                    case Ending.None(), Ending.Fulfilled() ->
                        Placed.of(request, order.status().orElseThrow(), order);
                };
        };
    }

    Order toOrder();
}

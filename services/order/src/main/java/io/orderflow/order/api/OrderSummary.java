package io.orderflow.order.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderflow.events.OrderCreated;
import io.orderflow.events.value.Address;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.Discount;
import io.orderflow.events.value.Moment;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.OrderLine;
import io.orderflow.events.value.RejectionReason;
import io.orderflow.events.value.ShippingCharge;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.order.domain.Ending;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.Request;
import io.orderflow.order.domain.Returns;
import io.orderflow.order.domain.Shipment;
import io.orderflow.order.domain.Status;
import io.orderflow.runtime.http.identity.Visibility;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An order as clients see it, without its timeline.
 *
 * @param createdAt when it was placed, to the millisecond, as its id says
 * @param reason why it was rejected, if it was
 * @param cancellation how it stands with the wish to stop it; absent if nobody has that
 * @param holds why it is kept from going on to shipping, for those who may let it go on; absent if it is not
 * @param channel the shop or marketplace that placed it; absent if customers did themselves
 * @param refunds what of its money goes back to the customer, or was to; absent if nobody has asked for that
 * @param returned whether its goods came back; absent if none did
 * @param returns which of its goods come back, or were to; absent if nobody has asked for that
 * @param chargebacks what banks have taken back of its money; absent if nothing, and for its customer
 * @param shipments none until one is prepared
 * @param waitingFor what it waits for; in lists only if it has waited too long
 * @param billingAddress until the order has ended, as phone, note and the gift messages of its lines
 * @param metadata as the client gave it
 */
public record OrderSummary(
        OrderId orderId,
        Status status,
        Moment createdAt,
        @Nullable RejectionReason reason,
        @Nullable CancellationView cancellation,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Code> holds,
        String customerId,
        @Nullable String channel,
        List<OrderLine> lines,
        Money total,
        @Nullable PaymentSummary payment,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<RefundView> refunds,
        @Nullable ReturnedState returned,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ReturnView> returns,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ChargebackView> chargebacks,
        List<Shipment> shipments,
        @Nullable WaitingView waitingFor,
        @Nullable Discount discount,
        @Nullable ShippingCharge shipping,
        @Nullable String externalId,
        @Nullable Moment placedAt,
        @Nullable Address billingAddress,
        @Nullable String phone,
        @Nullable String note,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> metadata) {

    public OrderSummary {
        lines = List.copyOf(lines);
        shipments = List.copyOf(shipments);
        holds = List.copyOf(holds);
        refunds = List.copyOf(refunds);
        returns = List.copyOf(returns);
        chargebacks = List.copyOf(chargebacks);
    }

    /** How many of an order's goods came back; it follows from the quantities, and is stored nowhere. */
    @Schema(name = "Returned")
    public enum ReturnedState {
        PARTIALLY_RETURNED,
        RETURNED;

        static @Nullable ReturnedState of(OrderCreated request, Returns returns) {
            if (returns.all().stream().allMatch(each -> each.receipts().isEmpty())) {
                return null;
            }
            return request.quantities().stream().allMatch(line -> returns.received(line.sku()) >= line.quantity())
                    ? RETURNED
                    : PARTIALLY_RETURNED;
        }
    }

    /** The view of an order, as it stands in lists; empty while its request is not known. */
    static Optional<OrderSummary> of(Order order, Visibility seen) {
        return of(order, seen, WaitingView.of(order));
    }

    /** The same with what it waits for. */
    static Optional<OrderSummary> of(Order order, Visibility seen, @Nullable WaitingView waitingFor) {
        return order.request() instanceof Request.Known(OrderCreated request)
                ? order.status().map(status -> of(request, status, order, seen, waitingFor))
                : Optional.empty();
    }

    private static OrderSummary of(
            OrderCreated request, Status status, Order order, Visibility seen, @Nullable WaitingView waitingFor) {
        return new OrderSummary(
                request.orderId(),
                status,
                new Moment(UuidV7.time(request.orderId().value())),
                order.ending() instanceof Ending.Rejected(RejectionReason reason) ? reason : null,
                CancellationView.of(order),
                seen instanceof Visibility.OfCustomer ? List.of() : order.heldFor(),
                request.customer().id(),
                request.channel(),
                request.lines(),
                request.total(),
                PaymentSummary.of(order.payment(), order.refunds()),
                order.refunds().all().stream().map(RefundView::of).toList(),
                ReturnedState.of(request, order.returns()),
                order.returns().all().stream().map(ReturnView::of).toList(),
                seen instanceof Visibility.OfCustomer
                        ? List.of()
                        : order.chargebacks().all().stream()
                                .map(ChargebackView::of)
                                .toList(),
                order.parcels().shipments(),
                waitingFor,
                request.discount(),
                request.shipping(),
                request.externalId(),
                request.placedAt(),
                request.billingAddress(),
                request.phone(),
                request.note(),
                request.metadata());
    }
}

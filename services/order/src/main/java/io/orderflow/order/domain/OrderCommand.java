package io.orderflow.order.domain;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.Moment;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.PaymentToken;
import io.orderflow.events.value.RefundId;
import io.orderflow.events.value.Require;
import io.orderflow.events.value.ReturnId;
import io.orderflow.events.value.SkuQuantity;
import io.orderflow.runtime.decision.HeardEvent;
import io.orderflow.runtime.decision.OfOrder;
import java.time.Instant;
import java.util.List;

/** What reaches an order. */
public sealed interface OrderCommand extends OfOrder {

    /** Something has happened to the order. */
    record Heard(OrderEvent event) implements OrderCommand, HeardEvent {}

    /**
     * The order has waited too long.
     *
     * @param what what it waited for when somebody looked
     * @param since when the last thing happened to it
     */
    record Delayed(OrderId orderId, Step what, Moment since) implements OrderCommand {}

    /**
     * The order is to be stopped, if that can still be helped.
     *
     * @param reason why
     * @param by who wants it, 1 to 255 characters
     */
    record Cancel(OrderId orderId, Code reason, String by) implements OrderCommand {}

    /**
     * The order is to be kept from going on to shipping.
     *
     * @param reason why
     * @param by who wants it, 1 to 255 characters
     */
    record PutOnHold(OrderId orderId, Code reason, String by) implements OrderCommand {}

    /**
     * What keeps the order is to keep it no longer.
     *
     * @param reason why it was held
     * @param by who wants it, 1 to 255 characters
     */
    record Release(OrderId orderId, Code reason, String by) implements OrderCommand {}

    /** The assessor has said what it makes of the order. */
    record Assessed(OrderId orderId, RiskVerdict verdict) implements OrderCommand {}

    /**
     * The order is to be paid otherwise than was declined.
     *
     * @param token what with
     */
    record Pay(OrderId orderId, PaymentToken token) implements OrderCommand {}

    /**
     * Money of the order is to go back to its customer.
     *
     * @param refundId the same however often it is asked for
     * @param amount how much, more than 0
     * @param reason why
     * @param by who wants it, 1 to 255 characters
     */
    record GiveBack(OrderId orderId, RefundId refundId, Money amount, Code reason, String by) implements OrderCommand {}

    /**
     * Goods of the order are to come back.
     *
     * @param returnId the same however often it is asked for
     * @param lines what, no SKU twice
     * @param reason why
     * @param by who wants it, 1 to 255 characters
     * @param handedOver when the order was, if it was
     */
    record RequestReturn(
            OrderId orderId, ReturnId returnId, List<SkuQuantity> lines, Code reason, String by, Instant handedOver)
            implements OrderCommand {

        public RequestReturn {
            lines = Require.lines(lines, SkuQuantity::sku, "lines");
        }
    }

    /**
     * Goods that somebody wants to give back may come.
     *
     * @param by who decides so, 1 to 255 characters
     */
    record ApproveReturn(OrderId orderId, ReturnId returnId, String by) implements OrderCommand {}

    /**
     * Goods that somebody wants to give back may not come.
     *
     * @param reason why not
     * @param by who decides so, 1 to 255 characters
     */
    record RejectReturn(OrderId orderId, ReturnId returnId, Code reason, String by) implements OrderCommand {}

    /**
     * The order has waited so long that it is given up; or that it goes to people, if it is the assessor who says nothing; or
     * that goods are not expected any more which have not come.
     *
     * @param what what it waited for when somebody looked
     */
    record Expire(OrderId orderId, Step what) implements OrderCommand {}

    /**
     * The customer is to be forgotten.
     *
     * @param pseudonym what is to stand for the customer's id
     */
    record Anonymize(OrderId orderId, String pseudonym) implements OrderCommand {}
}

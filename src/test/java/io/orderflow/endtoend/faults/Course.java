package io.orderflow.endtoend.faults;

import java.util.List;
import java.util.stream.Stream;

/** A way that an order may go. */
enum Course {
    FULFILLED("FULFILLED", "tok_visa", Told.fulfilled()),
    /** And nobody pays again while there is time. */
    DECLINED(
            "REJECTED",
            "tok_declined",
            Told.requested("PaymentDeclined", "CustomerActionRequested", "OrderRejected", "StockReleased")),
    PAID_AGAIN("FULFILLED", "tok_declined", Told.paidAfter("PaymentDeclined", "CustomerActionRequested")),
    SOLD_OUT("REJECTED", "tok_visa", List.of("OrderCreated", "StockRejected", "OrderRejected")),
    /** No call of the gateway hears that the money is held, only who asks for it. */
    OUTCOME_UNKNOWN("FULFILLED", "tok_silent", Told.paidAfter("PaymentOutcomeUnknown")),
    /** The bank wants to know who is paying. */
    CUSTOMER_ACTS("FULFILLED", "tok_action", Told.paidAfter("PaymentActionRequired")),
    CUSTOMER_DOES_NOT_ACT(
            "REJECTED",
            "tok_action_abandoned",
            Told.requested(
                    "PaymentActionRequired",
                    "PaymentDeclined",
                    "CustomerActionRequested",
                    "OrderRejected",
                    "StockReleased")),
    HELD_AND_RELEASED("FULFILLED", "tok_slow", Told.paidAfter("OrderHeld", "OrderReleased")),
    HELD_AND_CANCELLED(
            "CANCELLED",
            "tok_slow",
            Told.requested(
                    "OrderHeld",
                    "PaymentAuthorized",
                    "OrderCancellationRequested",
                    "OrderCancelled",
                    "PaymentVoided",
                    "StockReleased")),
    /** Too heavy for the post, to where no freight goes. */
    NO_CARRIER(
            "CANCELLED",
            "tok_visa",
            Told.requested(
                    "PaymentAuthorized",
                    "OrderProcessed",
                    "CarrierBookingFailed",
                    "OrderCancelled",
                    "PaymentVoided",
                    "StockReleased")),
    /** Inventory has not heard of the order yet. */
    CANCELLED_BEFORE_PAYMENT(
            "CANCELLED",
            "tok_visa",
            List.of("OrderCreated", "OrderCancellationRequested", "OrderCancelled", "StockReserved", "StockReleased")),
    /** The gateway is about to hold the money. */
    CANCELLED_DURING_PAYMENT(
            "CANCELLED",
            "tok_slow",
            Told.requested(
                    "OrderCancellationRequested",
                    "OrderCancelled",
                    "StockReleased",
                    "PaymentAuthorized",
                    "PaymentVoided")),
    CANCELLED_AFTER_PAYMENT("CANCELLED", "tok_visa", Told.takenBack()),
    CANCELLED_WHILE_CLAIMED("CANCELLED", "tok_visa", Told.takenBack()),
    /** The parcel is packed, but order has not heard of it yet. */
    CANCELLED_TOO_LATE(
            "FULFILLED",
            "tok_visa",
            Told.prepared(
                    "ShipmentProcessed",
                    "OrderCancellationRequested",
                    "ShipmentCancellationRequested",
                    "ShipmentCancellationRefused",
                    "OrderCancellationRefused",
                    "PaymentCaptured",
                    "OrderFulfilled")),
    /** No call of the gateway hears that the money has gone back, only who asks again. */
    REFUNDED("FULFILLED", "tok_refund_silent", Told.fulfilled("PaymentRefundRequested", "PaymentRefunded")),
    REFUND_REFUSED("FULFILLED", "tok_refund_refused", Told.fulfilled("PaymentRefundRequested", "PaymentRefundFailed")),
    RETURNED("FULFILLED", "tok_visa", Told.returned()),
    /** The goods come when nobody expects them any more. */
    RETURNED_TOO_LATE("FULFILLED", "tok_visa", Told.returned("ReturnExpired"));

    private final String end;
    private final String token;
    private final List<String> events;

    Course(String end, String token, List<String> events) {
        this.end = end;
        this.token = token;
        this.events = List.copyOf(events);
    }

    /** The status in which it ends. */
    String end() {
        return end;
    }

    /** What is paid with. */
    String token() {
        return token;
    }

    /** What is told of it, more or less in this order. */
    List<String> events() {
        return events;
    }

    /** Whether something has to stand still for it, so that nothing else can go on meanwhile. */
    boolean needsStandstill() {
        return this == CANCELLED_BEFORE_PAYMENT || this == CANCELLED_TOO_LATE;
    }

    /** Beginnings that several courses have. */
    private static final class Told {
        private static List<String> requested(String... then) {
            return with(List.of("OrderCreated", "StockReserved", "PaymentRequested"), then);
        }

        private static List<String> prepared(String... then) {
            return with(requested("PaymentAuthorized", "OrderProcessed", "ShipmentPrepared"), then);
        }

        private static List<String> fulfilled(String... then) {
            return with(prepared("ShipmentProcessed", "PaymentCaptured", "OrderFulfilled"), then);
        }

        private static List<String> returned(String... meanwhile) {
            return with(
                    with(fulfilled("ReturnRequested", "ReturnApproved"), meanwhile),
                    "ReturnReceived",
                    "StockRestocked",
                    "PaymentRefundRequested",
                    "PaymentRefunded");
        }

        private static List<String> paidAfter(String... events) {
            return Stream.concat(Stream.of(events), fulfilled().stream()).toList();
        }

        private static List<String> takenBack() {
            return prepared(
                    "OrderCancellationRequested",
                    "ShipmentCancellationRequested",
                    "ShipmentCancelled",
                    "OrderCancelled",
                    "PaymentVoided",
                    "StockReleased");
        }

        private static List<String> with(List<String> beginning, String... then) {
            return Stream.concat(beginning.stream(), Stream.of(then)).toList();
        }
    }
}

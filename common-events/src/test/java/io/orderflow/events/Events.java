package io.orderflow.events;

import io.orderflow.events.value.Address;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.Customer;
import io.orderflow.events.value.Discount;
import io.orderflow.events.value.EventId;
import io.orderflow.events.value.GiftMessage;
import io.orderflow.events.value.Moment;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.OrderLine;
import io.orderflow.events.value.Owner;
import io.orderflow.events.value.ParcelLine;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.PaymentToken;
import io.orderflow.events.value.ReceiptId;
import io.orderflow.events.value.RefundId;
import io.orderflow.events.value.RejectionReason;
import io.orderflow.events.value.ReturnId;
import io.orderflow.events.value.ReturnedLine;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.events.value.ShippingCharge;
import io.orderflow.events.value.Shortage;
import io.orderflow.events.value.Sku;
import io.orderflow.events.value.SkuQuantity;
import io.orderflow.events.value.Tax;
import io.orderflow.events.wire.EventEnvelope;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The events of the approved samples, written in Java: one order on Black Friday, and the ways it could have ended. */
public final class Events {

    private static final Code CUSTOMER_REQUEST = new Code("CUSTOMER_REQUEST");

    private static final Code GOODWILL = new Code("GOODWILL");

    private static final Moment RETURN_UNTIL = Moment.of("2026-12-31T15:51:10.784Z");

    public static final OrderId ORDER = OrderId.of("01a21b5f-e8fb-73ee-b7e9-6e59ce40f9cb");
    public static final PaymentId PAYMENT = PaymentId.of("01a21b5f-e921-7040-bfd5-925d40e11c67");
    public static final ShipmentId SHIPMENT = ShipmentId.of("01a21b5f-ea31-759f-9076-bc5008c4d079");
    public static final RefundId REFUND = RefundId.of("01a21b5f-e8fb-73ee-84c2-5a7f1d3be906");
    public static final ReturnId RETURN = ReturnId.of("01a21b5f-e8fb-73ee-9a37-c40d62e8b15f");
    public static final ReceiptId RECEIPT = ReceiptId.of("01a21b5f-e8fb-73ee-a5d2-81f70b4c39e6");
    public static final String TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    public static final Sku MACHINE = new Sku("espresso-machine");
    public static final Sku BEANS = new Sku("coffee-beans-1kg");
    public static final PaymentToken TOKEN = new PaymentToken("tok_visa");
    public static final Owner OWNER = new Owner("c-1042", "marketplace-7");

    private Events() {}

    /** The events of all samples with their envelopes, by the sample's name. */
    public static Map<String, EventEnvelope> bySample() {
        Map<String, EventEnvelope> samples = new LinkedHashMap<>(all());
        samples.put(
                "full/OrderCreated",
                EventEnvelope.first(
                        EventId.of("01a21b5f-e8fc-70e4-93cc-c25f34e2d6f7"),
                        "checkout",
                        Instant.parse("2026-11-27T05:00:00.124Z"),
                        TRACEPARENT,
                        fullOrderCreated()));
        samples.put("full/OrderHeld", with(samples, new OrderHeld(ORDER, new Code("SUSPECTED_FRAUD"), "support-3")));
        samples.put(
                "full/PaymentRefundRequested",
                with(samples, new PaymentRefundRequested(ORDER, PAYMENT, REFUND, usd(5098), GOODWILL, "finance-2")));
        samples.put(
                "full/ReturnApproved",
                with(samples, new ReturnApproved(ORDER, RETURN, quantities(), RETURN_UNTIL, "support-3")));
        samples.put("full/OrderCancelled", with(samples, new OrderCancelled(ORDER, CUSTOMER_REQUEST, "c-1042")));
        samples.put(
                "full/PaymentRequested", with(samples, new PaymentRequested(ORDER, PAYMENT, total(), TOKEN, OWNER, 2)));
        samples.put(
                "full/OrderProcessed", with(samples, new OrderProcessed(ORDER, PAYMENT, gifts(), address(), OWNER)));
        samples.put("full/ShipmentPrepared", with(samples, shipmentPrepared(gifts())));
        return samples;
    }

    /** The same envelope with an event that has all that it can have. */
    private static EventEnvelope with(Map<String, EventEnvelope> samples, OrderEvent event) {
        EventEnvelope envelope = Objects.requireNonNull(samples.get(event.name()));
        return new EventEnvelope(
                envelope.id(),
                envelope.source(),
                envelope.time(),
                envelope.correlationId(),
                envelope.causationId(),
                envelope.traceparent(),
                event);
    }

    /** All events with their envelopes, by name. */
    public static Map<String, EventEnvelope> all() {
        EventEnvelope created = EventEnvelope.first(
                EventId.of("01a21b5f-e8fc-70e4-93cc-c25f34e2d6f7"),
                "checkout",
                Instant.parse("2026-11-27T05:00:00.124Z"),
                TRACEPARENT,
                orderCreated());
        EventEnvelope reserved = created.caused(
                EventId.of("01a21b5f-e910-7ad7-b35c-0bae0742c12a"),
                "inventory",
                Instant.parse("2026-11-27T05:00:00.144Z"),
                new StockReserved(ORDER, quantities()));
        EventEnvelope outOfStock = created.caused(
                EventId.of("01a21b5f-e910-70fd-baf8-9e09ac087661"),
                "inventory",
                Instant.parse("2026-11-27T05:00:00.144Z"),
                new StockRejected(ORDER, List.of(new Shortage(MACHINE, 1, 0))));
        EventEnvelope requested = reserved.caused(
                EventId.of("01a21b5f-e921-7245-89e2-3c12813ce19e"),
                "order",
                Instant.parse("2026-11-27T05:00:00.161Z"),
                new PaymentRequested(ORDER, PAYMENT, total(), TOKEN, OWNER));
        EventEnvelope authorized = requested.caused(
                EventId.of("01a21b5f-e9c7-7a52-9f61-dc1cefc2b4be"),
                "payment",
                Instant.parse("2026-11-27T05:00:00.327Z"),
                new PaymentAuthorized(ORDER, PAYMENT, total(), "A1B2C3"));
        EventEnvelope declined = requested.caused(
                EventId.of("01a21b5f-e9c7-79da-82ff-5f6a96e7c66b"),
                "payment",
                Instant.parse("2026-11-27T05:00:00.327Z"),
                new PaymentDeclined(ORDER, PAYMENT, "insufficient funds"));
        EventEnvelope processed = authorized.caused(
                EventId.of("01a21b5f-e9e2-7549-9e82-4828e5d3c34a"),
                "order",
                Instant.parse("2026-11-27T05:00:00.354Z"),
                new OrderProcessed(ORDER, PAYMENT, parcel(), address(), OWNER));
        EventEnvelope prepared = processed.caused(
                EventId.of("01a21b5f-ea31-7626-89f6-16b18a4ef33c"),
                "shipping",
                Instant.parse("2026-11-27T05:00:00.433Z"),
                shipmentPrepared());
        EventEnvelope unbooked = processed.caused(
                EventId.of("01a21b5f-ea31-7c5e-8d27-40f19b6ea3d8"),
                "shipping",
                Instant.parse("2026-11-27T05:00:00.433Z"),
                new CarrierBookingFailed(
                        ORDER, SHIPMENT, List.of("express", "parcel-post"), new Code("ADDRESS_NOT_SERVED")));
        EventEnvelope packed = prepared.caused(
                EventId.of("01a21b7c-4bd1-7680-92ad-3ec1e2b5a50a"),
                "warehouse",
                Instant.parse("2026-11-27T05:31:00.433Z"),
                new ShipmentProcessed(ORDER, SHIPMENT, "packer-7", quantities()));
        EventEnvelope captured = packed.caused(
                EventId.of("01a21b7c-4c91-7dc6-98e1-380f806067f4"),
                "payment",
                Instant.parse("2026-11-27T05:31:00.625Z"),
                new PaymentCaptured(ORDER, PAYMENT, total()));
        EventEnvelope fulfilled = packed.caused(
                EventId.of("01a21b7c-4bef-7c42-9cb7-0f660a60035d"),
                "shipping",
                Instant.parse("2026-11-27T05:31:00.463Z"),
                new OrderFulfilled(ORDER, SHIPMENT, "parcel-express", "PX0042917735US"));
        EventEnvelope rejected = declined.caused(
                EventId.of("01a21b5f-e9dd-7dce-8531-4032f087a70f"),
                "order",
                Instant.parse("2026-11-27T05:00:00.349Z"),
                new OrderRejected(ORDER, RejectionReason.PAYMENT_DECLINED));
        EventEnvelope released = rejected.caused(
                EventId.of("01a21b5f-e9f2-7017-8290-f975a543fc9c"),
                "inventory",
                Instant.parse("2026-11-27T05:00:00.370Z"),
                new StockReleased(ORDER, quantities()));
        EventEnvelope delayed = created.caused(
                EventId.of("01a21b6d-a4a1-7f2c-9d04-58a1c3b7e6f0"),
                "order",
                Instant.parse("2026-11-27T05:15:00.001Z"),
                new OrderDelayed(ORDER, new Code("PAYMENT"), Moment.of("2026-11-27T05:00:00.144Z")));
        EventEnvelope anonymized = created.caused(
                EventId.of("01a2408e-2a31-7c58-8f1d-0b6f4f1a92d7"),
                "order",
                Instant.parse("2026-12-04T10:15:00.017Z"),
                new OrderAnonymized(ORDER, "erased-5f0e7c8a-3b1d-4c62-9a57-d1f4b0c2e683"));
        EventEnvelope held = authorized.caused(
                EventId.of("01a21b5f-e9d9-7f21-8c53-2be0a7d94f16"),
                "order",
                Instant.parse("2026-11-27T05:00:00.345Z"),
                new OrderHeld(ORDER, new Code("HIGH_VALUE"), null));
        EventEnvelope letGo = created.caused(
                EventId.of("01a21b6a-0c11-7b3e-92a7-f4d8605c1e39"),
                "order",
                Instant.parse("2026-11-27T05:11:22.577Z"),
                new OrderReleased(ORDER, new Code("HIGH_VALUE"), "support-3"));
        EventEnvelope askedToPayAgain = declined.caused(
                EventId.of("01a21b5f-e9dd-7c44-a017-9e3b58d2f6c1"),
                "order",
                Instant.parse("2026-11-27T05:00:00.349Z"),
                new CustomerActionRequested(ORDER, new Code("PAY_AGAIN"), Moment.of("2026-11-28T05:00:00.349Z")));
        EventEnvelope cancellation = created.caused(
                EventId.of("01a21b60-1a05-7c11-9e6a-4b7d20f3c8e1"),
                "order",
                Instant.parse("2026-11-27T05:00:12.421Z"),
                new OrderCancellationRequested(ORDER, CUSTOMER_REQUEST, OWNER.customerId()));
        EventEnvelope parcelsCancellation = created.caused(
                EventId.of("01a21b60-1a05-7c12-8d03-61f4a95be7c2"),
                "order",
                Instant.parse("2026-11-27T05:00:12.421Z"),
                new ShipmentCancellationRequested(ORDER, SHIPMENT, CUSTOMER_REQUEST));
        EventEnvelope takenBack = parcelsCancellation.caused(
                EventId.of("01a21b60-1bd1-7a40-b1c2-92d4e70f3a65"),
                "warehouse",
                Instant.parse("2026-11-27T05:00:12.881Z"),
                new ShipmentCancelled(ORDER, SHIPMENT, CUSTOMER_REQUEST));
        EventEnvelope packedBefore = parcelsCancellation.caused(
                EventId.of("01a21b60-1bd1-7a41-a9f0-3d518c26b7e4"),
                "warehouse",
                Instant.parse("2026-11-27T05:00:12.881Z"),
                new ShipmentCancellationRefused(ORDER, SHIPMENT, new Code("PACKED")));
        EventEnvelope cancelled = takenBack.caused(
                EventId.of("01a21b60-1bf0-7e83-9c47-5ab0d1e2f394"),
                "order",
                Instant.parse("2026-11-27T05:00:12.912Z"),
                new OrderCancelled(ORDER, CUSTOMER_REQUEST, null));
        EventEnvelope refused = packedBefore.caused(
                EventId.of("01a21b60-1bf0-7e84-8b16-c7d90e3f5a28"),
                "order",
                Instant.parse("2026-11-27T05:00:12.912Z"),
                new OrderCancellationRefused(ORDER, new Code("PACKED")));
        EventEnvelope voided = cancelled.caused(
                EventId.of("01a21b60-1c8e-7b05-a3d1-0f6e82c94b57"),
                "payment",
                Instant.parse("2026-11-27T05:00:13.070Z"),
                new PaymentVoided(ORDER, PAYMENT, total()));
        EventEnvelope unknown = requested.caused(
                EventId.of("01a21b5f-f8c2-7d10-8e45-b03c6a91f7d2"),
                "payment",
                Instant.parse("2026-11-27T05:00:04.162Z"),
                new PaymentOutcomeUnknown(ORDER, PAYMENT));
        EventEnvelope action = requested.caused(
                EventId.of("01a21b5f-e9a4-71c8-9b3f-52d7e0c48a16"),
                "payment",
                Instant.parse("2026-11-27T05:00:00.292Z"),
                new PaymentActionRequired(
                        ORDER, PAYMENT, new Code("AUTHENTICATE"), Moment.of("2026-11-27T05:15:00.292Z")));
        EventEnvelope refund = created.caused(
                EventId.of("01a22a07-51c4-7e19-b6d3-8f04c2a5971e"),
                "order",
                Instant.parse("2026-11-30T09:14:21.508Z"),
                new PaymentRefundRequested(ORDER, PAYMENT, REFUND, usd(5098), GOODWILL, null));
        EventEnvelope refunded = refund.caused(
                EventId.of("01a22a07-5338-7c62-8f17-d3b9056e4a20"),
                "payment",
                Instant.parse("2026-11-30T09:14:21.880Z"),
                new PaymentRefunded(ORDER, PAYMENT, REFUND, usd(5098)));
        EventEnvelope unrefunded = refund.caused(
                EventId.of("01a22a07-5338-7d0b-a941-6c2e8fb70d53"),
                "payment",
                Instant.parse("2026-11-30T09:14:21.880Z"),
                new PaymentRefundFailed(ORDER, PAYMENT, REFUND, usd(5098), new Code("EXCEEDS_CAPTURED")));
        EventEnvelope chargedBack = packed.caused(
                EventId.of("01a2d62f-6e66-7b58-a30d-f47c06e9b215"),
                "payment",
                Instant.parse("2027-01-02T11:36:02.406Z"),
                new PaymentChargedBack(ORDER, PAYMENT, "dp_1Qk3fRLkdIwHu7ixvTzGqYbA", total(), new Code("FRAUDULENT")));
        EventEnvelope toComeBack = created.caused(
                EventId.of("01a2309a-0c40-7d17-a8f2-41b6e09c53d7"),
                "order",
                Instant.parse("2026-12-01T15:51:10.784Z"),
                new ReturnRequested(ORDER, RETURN, quantities(), new Code("NOT_AS_EXPECTED"), OWNER.customerId()));
        EventEnvelope mayComeBack = created.caused(
                EventId.of("01a2309a-0c40-7d18-9b64-e72d05af1c83"),
                "order",
                Instant.parse("2026-12-01T15:51:10.784Z"),
                new ReturnApproved(ORDER, RETURN, quantities(), RETURN_UNTIL, null));
        EventEnvelope mayNotComeBack = created.caused(
                EventId.of("01a2309b-4a09-7c05-b91e-07d3f8a6425c"),
                "order",
                Instant.parse("2026-12-01T15:52:32.137Z"),
                new ReturnRejected(ORDER, RETURN, new Code("OPENED"), "support-3"));
        EventEnvelope notComeBack = created.caused(
                EventId.of("01a2cb19-a3a0-7e41-8d70-5c92b1f6e038"),
                "order",
                Instant.parse("2026-12-31T15:51:10.816Z"),
                new ReturnExpired(ORDER, RETURN));
        EventEnvelope cameBack = mayComeBack.caused(
                EventId.of("01a24a1c-55d3-7f09-95ab-2e8c74d0b6f1"),
                "warehouse",
                Instant.parse("2026-12-06T14:44:35.923Z"),
                new ReturnReceived(
                        ORDER,
                        RETURN,
                        RECEIPT,
                        List.of(
                                new ReturnedLine(MACHINE, 1, ReturnedLine.SELLABLE),
                                new ReturnedLine(BEANS, 1, ReturnedLine.SELLABLE),
                                new ReturnedLine(BEANS, 1, new Code("DAMAGED"))),
                        "packer-7"));
        EventEnvelope restocked = cameBack.caused(
                EventId.of("01a24a1c-56c1-7a3d-8e02-d91b57f3c4a8"),
                "inventory",
                Instant.parse("2026-12-06T14:44:36.161Z"),
                new StockRestocked(
                        ORDER,
                        RETURN,
                        RECEIPT,
                        List.of(new SkuQuantity(MACHINE, 1), new SkuQuantity(BEANS, 1)),
                        List.of(new SkuQuantity(BEANS, 1))));
        return byName(List.of(
                created,
                reserved,
                outOfStock,
                requested,
                authorized,
                declined,
                processed,
                prepared,
                packed,
                captured,
                fulfilled,
                rejected,
                released,
                delayed,
                anonymized,
                held,
                letGo,
                askedToPayAgain,
                cancellation,
                parcelsCancellation,
                takenBack,
                packedBefore,
                cancelled,
                refused,
                voided,
                unknown,
                action,
                refund,
                refunded,
                unrefunded,
                chargedBack,
                toComeBack,
                mayComeBack,
                mayNotComeBack,
                notComeBack,
                cameBack,
                restocked,
                unbooked));
    }

    public static OrderCreated orderCreated() {
        return new OrderCreated(
                ORDER,
                new Customer("c-1042", "Ada Lindqvist", "ada@example.com"),
                lines(),
                total(),
                address(),
                TOKEN,
                OWNER.channel());
    }

    /** One that a channel has priced, with all that an order can bring. */
    public static OrderCreated fullOrderCreated() {
        Customer customer = new Customer("c-1042", "Ada Lindqvist", "ada@example.com");
        OrderLine machine = new OrderLine(
                MACHINE,
                "Espresso Machine",
                1,
                usd(29900),
                7400,
                new Discount(usd(2990), "Black Friday"),
                List.of(new Tax("Illinois", "0.0625", usd(1682), false), new Tax(null, "0.04", usd(1076), false)),
                "Happy birthday,\nAda");
        OrderLine gift = new OrderLine(
                BEANS,
                "Coffee Beans, 1 kg",
                1,
                usd(0),
                1000,
                new Discount(usd(0), "Free gift"),
                List.of(new Tax("VAT", "0.19", usd(0), true)),
                "For you");
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("cart", "c-77");
        metadata.put("campaign.source", "newsletter");
        return new OrderCreated(
                ORDER,
                customer,
                List.of(machine, lines().getLast(), gift),
                usd(35363),
                address(),
                TOKEN,
                OWNER.channel(),
                new Discount(usd(500), "Voucher WELCOME5"),
                new ShippingCharge(usd(995), List.of(new Tax("Illinois", "0.1025", usd(102), false))),
                "#1001",
                Moment.of("2026-11-27T04:59:58Z"),
                new Address("Lindqvist Ltd", "1 Kungsgatan", "Floor 3", "Stockholm", "Stockholm", "11143", "SE"),
                "+1 (312) 555-0100",
                "Please ring twice.\nThe bell is quiet.",
                metadata);
    }

    private static Money usd(long amount) {
        return new Money(amount, "USD");
    }

    public static ShipmentPrepared shipmentPrepared() {
        return shipmentPrepared(parcel());
    }

    private static ShipmentPrepared shipmentPrepared(List<ParcelLine> lines) {
        String label = """
                ^XA
                ^FO40,40^A0N,36,36^FDAda Lindqvist^FS
                ^FO40,90^A0N,28,28^FD233 S Wacker Dr, Suite 8400^FS
                ^FO40,130^A0N,28,28^FDChicago IL 60606 US^FS
                ^FO40,190^BCN,100^FDPX0042917735US^FS
                ^XZ
                """;
        return new ShipmentPrepared(ORDER, SHIPMENT, "parcel-express", "PX0042917735US", label, lines);
    }

    public static List<OrderLine> lines() {
        return List.of(
                new OrderLine(MACHINE, "Espresso Machine", 1, new Money(29900, "USD"), 7400),
                new OrderLine(BEANS, "Coffee Beans, 1 kg", 2, new Money(2549, "USD"), 1000));
    }

    public static Money total() {
        return new Money(34998, "USD");
    }

    public static Address address() {
        return new Address("Ada Lindqvist", "233 S Wacker Dr", "Suite 8400", "Chicago", "IL", "60606", "US");
    }

    private static List<SkuQuantity> quantities() {
        return List.of(new SkuQuantity(MACHINE, 1), new SkuQuantity(BEANS, 2));
    }

    private static List<ParcelLine> parcel() {
        return List.of(
                new ParcelLine(MACHINE, "Espresso Machine", 1, 7400),
                new ParcelLine(BEANS, "Coffee Beans, 1 kg", 2, 1000));
    }

    private static List<ParcelLine> gifts() {
        return List.of(
                new ParcelLine(
                        MACHINE, "Espresso Machine", 1, 7400, List.of(new GiftMessage(1, "Happy birthday,\nAda"))),
                new ParcelLine(BEANS, "Coffee Beans, 1 kg", 2, 1000, List.of(new GiftMessage(1, "For you"))));
    }

    private static Map<String, EventEnvelope> byName(List<EventEnvelope> envelopes) {
        Map<String, EventEnvelope> byName = new LinkedHashMap<>();
        envelopes.forEach(envelope -> byName.put(envelope.event().name(), envelope));
        return byName;
    }
}

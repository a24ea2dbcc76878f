package io.orderflow.inventory.domain;

import io.orderflow.events.ReturnReceived;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ReceiptId;
import io.orderflow.events.value.ReturnId;
import io.orderflow.events.value.ReturnedLine;
import io.orderflow.events.value.Sku;
import io.orderflow.runtime.decision.Circumstances;
import io.orderflow.runtime.decision.Decision;
import java.time.Instant;
import java.util.List;

/** Goods that come back, to be read aloud. */
public final class ReceiptFixture {

    public static final ReturnId RETURN_ID = ReturnId.of("01936f2e-0000-7000-8000-000000000021");
    static final ReceiptId RECEIPT_ID = aReceipt("the-first");
    static final Instant NOW = Instant.parse("2026-12-06T14:44:36.161Z");
    private static final String RECEIVER = "packer-7";

    private ReceiptFixture() {}

    /** The same for the same key. */
    public static ReceiptId aReceipt(String key) {
        return ReceiptId.of(RETURN_ID, RECEIVER, key);
    }

    public static ReturnedLine sellable(Sku sku, int quantity) {
        return new ReturnedLine(sku, quantity, ReturnedLine.SELLABLE);
    }

    public static ReturnedLine damaged(Sku sku, int quantity) {
        return new ReturnedLine(sku, quantity, new Code("DAMAGED"));
    }

    public static ReturnReceived received(OrderId orderId, ReceiptId receiptId, ReturnedLine... lines) {
        return new ReturnReceived(orderId, RETURN_ID, receiptId, List.of(lines), RECEIVER);
    }

    static ReturnReceived received(ReturnedLine... lines) {
        return received(ReservationFixture.ORDER_ID, RECEIPT_ID, lines);
    }

    static ReceiptStock unknownBeside(Stock stock) {
        return new ReceiptStock(new Receipt.None(), stock);
    }

    static Receipt accounted(Receipt.Part... parts) {
        return new Receipt.Accounted(ReservationFixture.ORDER_ID, RETURN_ID, RECEIVER, NOW, List.of(parts));
    }

    static Decision<ReceiptStock> decide(ReceiptStock state, ReturnReceived received) {
        return new ReceiptDecider()
                .decide(state, new ReceiptCommand.Heard(received), new Circumstances(ReservationFixture.CAUSE, NOW));
    }
}

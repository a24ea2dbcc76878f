package io.orderflow.warehouse.domain;

import static io.orderflow.warehouse.domain.PackTaskFixture.MORNING;
import static io.orderflow.warehouse.domain.PackTaskFixture.NOON;
import static io.orderflow.warehouse.domain.PackTaskFixture.ORDER_ID;

import io.orderflow.events.ReturnApproved;
import io.orderflow.events.ReturnReceived;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.EventId;
import io.orderflow.events.value.Moment;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ReceiptId;
import io.orderflow.events.value.ReturnId;
import io.orderflow.events.value.ReturnedLine;
import io.orderflow.events.value.Sku;
import io.orderflow.events.value.SkuQuantity;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.runtime.decision.Circumstances;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Effect;
import java.time.Instant;
import java.util.List;

/** Goods that come back, to be read aloud: three lamps and two mugs. */
public final class ReturnTaskFixture {

    static final ReturnId RETURN_ID = ReturnId.of(ORDER_ID, "k-1");
    static final EventId APPROVAL_ID = EventId.of("01936f2e-0000-7000-8000-00000000000c");
    static final Sku LAMP = new Sku("LAMP");
    static final Sku MUG = new Sku("MUG");

    /** The goods have until noon. */
    static final Instant UNTIL = NOON;

    private ReturnTaskFixture() {}

    public static ReturnApproved returnApproved(OrderId orderId, ReturnId returnId, Instant until) {
        return new ReturnApproved(
                orderId,
                returnId,
                List.of(new SkuQuantity(LAMP, 3), new SkuQuantity(MUG, 2)),
                new Moment(until),
                "support-3");
    }

    public static ReturnedLine sellable(String sku, int quantity) {
        return new ReturnedLine(new Sku(sku), quantity, ReturnedLine.SELLABLE);
    }

    public static ReturnedLine damaged(String sku, int quantity) {
        return new ReturnedLine(new Sku(sku), quantity, new Code("DAMAGED"));
    }

    static Announcement announcement() {
        return new Announcement(
                EventEnvelope.first(APPROVAL_ID, "order", MORNING, null, returnApproved(ORDER_ID, RETURN_ID, UNTIL)));
    }

    static ReturnTask noReturn() {
        return new ReturnTask.Unknown();
    }

    /** A return of which so much has come. */
    static ReturnTask.Announced aReturn(Receipt... receipts) {
        return new ReturnTask.Announced(announcement(), MORNING, List.of(receipts));
    }

    static Receipt aReceipt(String key, Instant at, Worker worker, ReturnedLine... lines) {
        return new Receipt(ReceiptId.of(RETURN_ID, worker.id(), key), at, worker, List.of(lines));
    }

    static Effect tellsOf(Receipt receipt) {
        return new Effect.Publish(
                new ReturnReceived(
                        ORDER_ID,
                        RETURN_ID,
                        receipt.receiptId(),
                        receipt.lines(),
                        receipt.receivedBy().id()),
                announcement().cause());
    }

    static Decision<ReturnTask> expect(ReturnTask task) {
        return decide(task, new ReturnCommand.Expect(announcement()), MORNING);
    }

    /** Somebody counts these goods under a key. */
    static ReturnCommand.Receive receive(String key, Worker worker, ReturnedLine... lines) {
        return new ReturnCommand.Receive(RETURN_ID, ReceiptId.of(RETURN_ID, worker.id(), key), worker, List.of(lines));
    }

    static Decision<ReturnTask> decide(ReturnTask task, ReturnCommand command, Instant at) {
        return new ReturnTaskDecider()
                .decide(task, command, new Circumstances(announcement().cause(), at));
    }
}

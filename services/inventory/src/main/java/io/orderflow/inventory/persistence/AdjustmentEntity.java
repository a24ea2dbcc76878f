package io.orderflow.inventory.persistence;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ReceiptId;
import io.orderflow.events.value.ReturnId;
import io.orderflow.events.value.Sku;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.inventory.application.Adjustment;
import io.orderflow.inventory.application.Adjustments;
import io.orderflow.inventory.application.StockChange;
import io.orderflow.inventory.application.StockChange.Reason;
import io.orderflow.inventory.domain.Receipt;
import io.orderflow.inventory.domain.StockLevel;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code adjustments}. */
@Entity
@Table(name = "adjustments")
class AdjustmentEntity {

    @Id
    UUID id;

    String sku;
    long delta;

    @Nullable String reason;

    Instant at;

    @Nullable String author;

    /** The caller's, of those that are in {@link #callersKey} now: of versions before V102. */
    @Nullable String idempotencyKey;

    @Nullable String callersKey;

    long onHand;
    long reserved;

    /** Of goods that came back, as the three below; null of all else. */
    @Nullable UUID receiptId;

    @Nullable UUID returnId;

    @Nullable UUID orderId;

    /** How many of them are not on hand again. */
    @Nullable Long scrapped;

    static AdjustmentEntity of(ReceiptId receiptId, Receipt.Accounted receipt, Receipt.Part part) {
        AdjustmentEntity entity = new AdjustmentEntity();
        entity.id = UuidV7.next();
        entity.sku = part.sku().value();
        entity.delta = part.restocked();
        entity.at = receipt.at();
        entity.author = receipt.receivedBy();
        entity.onHand = part.after().onHand();
        entity.reserved = part.after().reserved();
        entity.receiptId = receiptId.value();
        entity.returnId = receipt.returnId().value();
        entity.orderId = receipt.orderId().value();
        entity.scrapped = part.scrapped();
        return entity;
    }

    /** Only what somebody has adjusted has a key. */
    Adjustments.Made toMade() {
        return new Adjustments.Made(
                id,
                at,
                author,
                new Adjustment(
                        new Sku(sku),
                        delta,
                        Objects.requireNonNull(reason),
                        callersKey == null ? idempotencyKey : callersKey),
                after());
    }

    ReceiptId receipt() {
        return new ReceiptId(Objects.requireNonNull(receiptId));
    }

    /** Of the receipt that it is a part of. */
    OrderId order() {
        return new OrderId(Objects.requireNonNull(orderId));
    }

    /** Of the receipt that it is a part of. */
    ReturnId returned() {
        return new ReturnId(Objects.requireNonNull(returnId));
    }

    Receipt.Part toPart() {
        return new Receipt.Part(new Sku(sku), delta, Objects.requireNonNull(scrapped), after());
    }

    StockChange toChange() {
        return new StockChange(id, at, author, delta, after(), why());
    }

    private Reason why() {
        if (receiptId != null) {
            return new Reason.Restocked(order(), returned(), receipt(), Objects.requireNonNull(scrapped));
        }
        return reason == null ? new Reason.Counted() : new Reason.Adjusted(reason);
    }

    private StockLevel after() {
        return new StockLevel(onHand, reserved);
    }
}

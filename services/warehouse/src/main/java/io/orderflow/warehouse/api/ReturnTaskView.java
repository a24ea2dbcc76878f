package io.orderflow.warehouse.api;

import io.orderflow.events.ReturnApproved;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ReturnId;
import io.orderflow.events.value.Sku;
import io.orderflow.warehouse.domain.ReturnStatus;
import io.orderflow.warehouse.domain.ReturnTask;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A return as workers see it.
 *
 * @param until when the return expires, unless the goods are here before; what comes later is received all the same
 * @param lines what was announced
 * @param receipts what has come, in the order in which it was counted
 */
public record ReturnTaskView(
        ReturnId returnId,
        OrderId orderId,
        ReturnStatus status,
        Instant until,
        List<Line> lines,
        List<ReceiptView> receipts,
        Instant createdAt) {

    /**
     * So many units of one SKU that were announced.
     *
     * @param received how many of them have come, in whatever condition
     */
    public record Line(Sku sku, int quantity, int received) {}

    public ReturnTaskView {
        lines = List.copyOf(lines);
        receipts = List.copyOf(receipts);
    }

    static ReturnTaskView of(ReturnTask.Announced task) {
        ReturnApproved approved = task.announcement().approved();
        Map<Sku, Integer> received = task.received();
        return new ReturnTaskView(
                approved.returnId(),
                approved.orderId(),
                task.status(),
                approved.until().instant(),
                approved.lines().stream()
                        .map(line -> new Line(line.sku(), line.quantity(), received.getOrDefault(line.sku(), 0)))
                        .toList(),
                task.receipts().stream().map(ReceiptView::of).toList(),
                task.createdAt());
    }
}

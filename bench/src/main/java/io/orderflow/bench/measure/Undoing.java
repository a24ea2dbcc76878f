package io.orderflow.bench.measure;

import io.orderflow.bench.measure.CancellationLedger.Told;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Writes down what the stream tells of orders that have to do with their being undone. */
public record Undoing(CancellationLedger ledger) implements EventFollower.Listener {
    private static final Map<String, Told> TOLD = Map.of(
            "OrderCancelled",
            Told.CANCELLED,
            "StockReserved",
            Told.RESERVED,
            "StockReleased",
            Told.RELEASED,
            "PaymentRequested",
            Told.PAYMENT_REQUESTED,
            "PaymentDeclined",
            Told.PAYMENT_CLOSED,
            "PaymentVoided",
            Told.PAYMENT_CLOSED);

    @Override
    public Set<String> kinds() {
        return TOLD.keySet();
    }

    @Override
    public void hear(UUID id, String kind, long nanos) {
        Told told = TOLD.get(kind);
        if (told != null) {
            ledger.heard(id, told, nanos);
        }
    }
}

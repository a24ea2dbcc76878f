package io.orderflow.inventory.application;

import io.orderflow.events.value.ReceiptId;
import io.orderflow.inventory.domain.Receipt;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Map;

/** The receipts that are accounted for; they never change. */
public interface Receipts {

    /**
     * Those that are known. Whoever adds what is not looks for it when the stock of all its SKUs is locked: so of two
     * transactions the second finds what the first has added.
     */
    Uni<Map<ReceiptId, Receipt>> find(Collection<ReceiptId> receiptIds);

    /** Stores receipts of which the stock of all SKUs is locked. */
    Uni<Void> add(Map<ReceiptId, Receipt> receipts);
}

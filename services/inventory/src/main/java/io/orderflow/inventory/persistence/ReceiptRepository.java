package io.orderflow.inventory.persistence;

import io.orderflow.events.value.ReceiptId;
import io.orderflow.inventory.application.Receipts;
import io.orderflow.inventory.domain.Receipt;
import io.orderflow.runtime.database.Table;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The receipts in the table {@code adjustments}, a row for each of their SKUs. */
@ApplicationScoped
class ReceiptRepository implements Receipts {

    private final Table<AdjustmentEntity> table = Table.of(AdjustmentEntity.class, AdjustmentEntity::new, "receiptId");

    @Override
    public Uni<Map<ReceiptId, Receipt>> find(Collection<ReceiptId> receiptIds) {
        return table.load(receiptIds, ReceiptId::value)
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                AdjustmentEntity::receipt,
                                Collectors.collectingAndThen(Collectors.toList(), ReceiptRepository::receipt))));
    }

    @Override
    public Uni<Void> add(Map<ReceiptId, Receipt> receipts) {
        return table.add(receipts.entrySet().stream()
                .flatMap(entry -> rows(entry.getKey(), entry.getValue()))
                .toList());
    }

    private static Receipt receipt(List<AdjustmentEntity> rows) {
        AdjustmentEntity any = rows.getFirst();
        return new Receipt.Accounted(
                any.order(),
                any.returned(),
                Objects.requireNonNull(any.author),
                any.at,
                rows.stream().map(AdjustmentEntity::toPart).toList());
    }

    private static Stream<AdjustmentEntity> rows(ReceiptId receiptId, Receipt receipt) {
        return switch (receipt) {
            case Receipt.Accounted accounted ->
                accounted.parts().stream().map(part -> AdjustmentEntity.of(receiptId, accounted, part));
            case Receipt.None() -> throw new IllegalArgumentException("there is nothing to store");
        };
    }
}

package io.orderflow.payment.persistence;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.PaymentId;
import io.orderflow.payment.application.Payments;
import io.orderflow.payment.domain.Attempts;
import io.orderflow.runtime.database.NumberedRows;
import io.orderflow.runtime.database.Sql;
import io.orderflow.runtime.database.Table;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The payments in the table {@code payments}, a row each. */
@ApplicationScoped
class PaymentRepository implements Payments {

    private static final String ORDER_OF = "select order_id from payments where payment_id = $1";

    private final Table<PaymentEntity> table = Table.of(PaymentEntity.class, PaymentEntity::new, "orderId");

    @Override
    public Uni<Map<OrderId, Attempts>> load(Collection<OrderId> orderIds) {
        return table.load(orderIds, OrderId::value).map(PaymentRepository::byOrder);
    }

    @Override
    public Uni<Map<OrderId, Attempts>> lock(Collection<OrderId> orderIds) {
        return table.lock(orderIds, OrderId::value).map(PaymentRepository::byOrder);
    }

    @Override
    public Uni<List<OrderId>> ordersOf(PaymentId paymentId) {
        return Sql.select(ORDER_OF, columns -> new OrderId((UUID) columns[0]), paymentId.value());
    }

    @Override
    public Uni<Void> add(Map<OrderId, Attempts> added) {
        return table.add(rows(Map.of(), added).added());
    }

    @Override
    public Uni<Void> update(Map<OrderId, Attempts> known, Map<OrderId, Attempts> changed) {
        NumberedRows<PaymentEntity> rows = rows(known, changed);
        return Sql.together(table.add(rows.added()), table.update(rows.changed()))
                .replaceWithVoid();
    }

    private static Map<OrderId, Attempts> byOrder(List<PaymentEntity> rows) {
        return NumberedRows.states(
                rows,
                row -> new OrderId(row.orderId),
                row -> row.attempt,
                PaymentEntity::toStored,
                StoredPayment::attempts);
    }

    private static NumberedRows<PaymentEntity> rows(Map<OrderId, Attempts> known, Map<OrderId, Attempts> changed) {
        return NumberedRows.of(known, changed, StoredPayment::of, PaymentEntity::of);
    }
}

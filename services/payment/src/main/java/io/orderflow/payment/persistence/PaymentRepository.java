package io.orderflow.payment.persistence;

import io.orderflow.events.value.OrderId;
import io.orderflow.payment.application.Payments;
import io.orderflow.payment.domain.Payment;
import io.orderflow.runtime.database.Rows;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The payments in the table {@code payments}. */
@ApplicationScoped
class PaymentRepository implements Payments, PanacheRepositoryBase<PaymentEntity, UUID> {

    private static final String COLUMNS = """
            order_id, payment_id, status, amount, currency, token, authorization_code, decline_reason, requested_by,
            packed_by""";
    private static final String VALUES = """
            unnest(cast($1 as uuid[]), cast($2 as uuid[]), cast($3 as text[]), cast($4 as bigint[]), cast($5 as text[]),
                   cast($6 as text[]), cast($7 as text[]), cast($8 as text[]), cast($9 as text[]), cast($10 as text[]))
               as changed (%s)
            """.formatted(COLUMNS);
    private static final String ADD = "insert into payments (%s) select * from %s".formatted(COLUMNS, VALUES);
    private static final String UPDATE = """
            update payments
               set payment_id = changed.payment_id,
                   status = changed.status,
                   amount = changed.amount,
                   currency = changed.currency,
                   token = changed.token,
                   authorization_code = changed.authorization_code,
                   decline_reason = changed.decline_reason,
                   requested_by = changed.requested_by,
                   packed_by = changed.packed_by
              from %s
             where payments.order_id = changed.order_id
            """.formatted(VALUES);

    /** One array, however many orders: PostgreSQL plans it once. */
    private static final String LOAD =
            "select %s from payments where order_id = any (cast($1 as uuid[]))".formatted(COLUMNS);

    private static final String LOCK = LOAD + " order by order_id for update";

    @Override
    public Uni<Map<OrderId, Payment>> load(Collection<OrderId> orderIds) {
        return select(LOAD, orderIds);
    }

    @Override
    public Uni<Map<OrderId, Payment>> lock(Collection<OrderId> orderIds) {
        return select(LOCK, orderIds);
    }

    @Override
    public Uni<Void> add(Map<OrderId, Payment> payments) {
        return write(ADD, payments);
    }

    @Override
    public Uni<Void> update(Map<OrderId, Payment> known, Map<OrderId, Payment> payments) {
        return write(UPDATE, payments);
    }

    @Override
    public Uni<Optional<Payment>> find(OrderId orderId) {
        return findById(orderId.value())
                .map(entity -> Optional.ofNullable(entity).map(PaymentEntity::toPayment));
    }

    private static Uni<Map<OrderId, Payment>> select(String statement, Collection<OrderId> orderIds) {
        return Rows.of(orderIds)
                .uuids(OrderId::value)
                .select(statement, PaymentEntity::of, entity -> new OrderId(entity.orderId), PaymentEntity::toPayment);
    }

    private static Uni<Void> write(String statement, Map<OrderId, Payment> payments) {
        return Rows.of(payments.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> PaymentEntity.of(entry.getKey(), entry.getValue()))
                        .toList())
                .uuids(entity -> entity.orderId)
                .uuids(entity -> entity.paymentId)
                .texts(entity -> entity.status.name())
                .longs(entity -> entity.amount)
                .texts(entity -> entity.currency)
                .texts(entity -> entity.token)
                .texts(entity -> entity.authorizationCode)
                .texts(entity -> entity.declineReason)
                .texts(entity -> entity.requestedBy)
                .texts(entity -> entity.packedBy)
                .execute(statement)
                .replaceWithVoid();
    }
}

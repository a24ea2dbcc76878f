package io.orderflow.payment.persistence;

import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.PaymentToken;
import io.orderflow.payment.application.DueCall;
import io.orderflow.payment.application.PaymentConfiguration;
import io.orderflow.payment.application.Payments;
import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.domain.Payment.Terms;
import io.orderflow.runtime.transaction.Rows;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The payments in the table {@code payments}. */
@ApplicationScoped
class PaymentRepository implements Payments, PanacheRepositoryBase<PaymentEntity, UUID> {

    private static final String COLUMNS = """
            order_id, payment_id, status, amount, currency, token, authorization_code, decline_reason, requested_by,
            packed_by""";
    private static final String VALUES = """
            unnest(cast(?1 as uuid[]), cast(?2 as uuid[]), cast(?3 as text[]), cast(?4 as bigint[]), cast(?5 as text[]),
                   cast(?6 as text[]), cast(?7 as text[]), cast(?8 as text[]), cast(?9 as text[]), cast(?10 as text[]))
               as changed (%s)
            """.formatted(COLUMNS);
    private static final String DUE = "case when changed.status in ('REQUESTED', 'CAPTURE_DUE') then now() end";
    private static final String ADD =
            "insert into payments (%s, due_at) select changed.*, %s from %s".formatted(COLUMNS, DUE, VALUES);
    /** What waits in the same status as before is neither more nor less due than it was. */
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
                   packed_by = changed.packed_by,
                   due_at = case when payments.status = changed.status then payments.due_at else %s end,
                   attempts = case when payments.status = changed.status then payments.attempts else 0 end
              from %s
             where payments.order_id = changed.order_id
            """.formatted(DUE, VALUES);

    private static final String CLAIM = """
            update payments set due_at = now() + make_interval(secs => ?1), attempts = attempts + 1
             where order_id in (select order_id from payments
                                 where due_at <= now() order by due_at limit ?2 for update skip locked)
            returning order_id, payment_id, amount, currency, token, authorization_code, attempts
            """;
    private static final String POSTPONE = """
            update payments
               set due_at = now() + make_interval(secs => least(
                       cast(?4 as double precision),
                       cast(?3 as double precision) * power(2, least(unclear.attempts, 30) - 1)))
              from unnest(cast(?1 as uuid[]), cast(?2 as integer[])) as unclear (order_id, attempts)
             where payments.order_id = unclear.order_id
               and payments.attempts = unclear.attempts
               and payments.due_at is not null
            """;

    private final PaymentConfiguration.Calls configuration;

    PaymentRepository(PaymentConfiguration configuration) {
        this.configuration = configuration.calls();
    }

    @Override
    public Uni<Map<OrderId, Payment>> lock(Collection<OrderId> orderIds) {
        return find(
                        "orderId in ?1 order by orderId",
                        orderIds.stream().map(OrderId::value).toList())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list()
                .map(found -> found.stream()
                        .collect(Collectors.toMap(entity -> new OrderId(entity.orderId), PaymentEntity::toPayment)));
    }

    @Override
    public Uni<Void> add(Map<OrderId, Payment> payments) {
        return write(ADD, payments);
    }

    @Override
    public Uni<Void> update(Map<OrderId, Payment> payments) {
        return write(UPDATE, payments);
    }

    @Override
    public Uni<List<DueCall>> claim(int limit) {
        return getSession()
                .chain(session -> session.createNativeQuery(CLAIM, Object[].class)
                        .setParameter(1, seconds(configuration.lease()))
                        .setParameter(2, limit)
                        .getResultList())
                .map(rows -> rows.stream().map(PaymentRepository::dueCall).toList());
    }

    @Override
    public Uni<Void> postpone(List<DueCall> calls) {
        return Rows.of(calls)
                .uuids(call -> call.terms().orderId().value())
                .integers(DueCall::attempt)
                .value(seconds(configuration.firstPause()))
                .value(seconds(configuration.longestPause()))
                .execute(POSTPONE)
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<Payment>> find(OrderId orderId) {
        return findById(orderId.value())
                .map(entity -> Optional.ofNullable(entity).map(PaymentEntity::toPayment));
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

    private static DueCall dueCall(Object[] row) {
        Terms terms = new Terms(
                new OrderId((UUID) row[0]),
                new PaymentId((UUID) row[1]),
                new Money(((Number) row[2]).longValue(), (String) row[3]));
        int attempt = ((Number) row[6]).intValue();
        return row[4] instanceof String token
                ? new DueCall.Authorize(terms, new PaymentToken(token), attempt)
                : new DueCall.Capture(terms, (String) row[5], attempt);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}

package io.orderflow.notification.persistence;

import io.orderflow.events.OrderAnonymized;
import io.orderflow.events.OrderCreated;
import io.orderflow.events.value.OrderId;
import io.orderflow.notification.application.Recipients;
import io.orderflow.notification.domain.Milestone;
import io.orderflow.runtime.database.Rows;
import io.orderflow.runtime.database.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The recipients in the table {@code recipients}. Names are not kept, for no mail says them; the column is there for
 * instances of before, which ask for it.
 */
@ApplicationScoped
class RecipientRepository implements Recipients {

    private static final String ADD = """
            insert into recipients (order_id, name, email)
            select order_id, '', email from unnest(cast($1 as uuid[]), cast($2 as text[])) as recipient (order_id, email)
            on conflict do nothing
            """;

    private static final String ANONYMIZE = """
            insert into recipients (order_id, name, email)
            select order_id, '', $2 from unnest(cast($1 as uuid[])) as anonymized (order_id)
            on conflict (order_id) do update set name = excluded.name, email = excluded.email
            """;

    /** Without those of whose orders something is being told in this moment. */
    private static final String TOLD = """
            select order_id from recipients as told
             where order_id < $1
               and exists (select from notifications
                            where order_id = told.order_id and step = any (cast($3 as text[])))
               and not exists (select from notifications
                                where order_id = told.order_id and status = 'PENDING')
             order by order_id limit $2 for update skip locked
            """;

    /** What has been told until they were locked is seen here alone. */
    private static final String FORGET = """
            delete from recipients
             where order_id = any (cast($1 as uuid[]))
               and not exists (select from notifications
                                where order_id = recipients.order_id and status = 'PENDING')
            """;

    private static final String[] ENDS = Stream.of(Milestone.values())
            .filter(Milestone::isEnd)
            .map(Enum::name)
            .toArray(String[]::new);

    @Override
    public Uni<Integer> forget(UUID before, int most) {
        return Sql.select(TOLD, columns -> (UUID) columns[0], before, most, ENDS)
                .chain(told -> Rows.of(told).uuids(orderId -> orderId).execute(FORGET));
    }

    @Override
    public Uni<Void> anonymize(List<OrderAnonymized> orders) {
        return Rows.of(orders.stream()
                        .map(OrderAnonymized::orderId)
                        .distinct()
                        .sorted()
                        .toList())
                .uuids(OrderId::value)
                .value(NOBODY)
                .execute(ANONYMIZE)
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> add(List<OrderCreated> orders) {
        return Rows.of(orders.stream()
                        .sorted(Comparator.comparing(OrderCreated::orderId))
                        .toList())
                .uuids(order -> order.orderId().value())
                .texts(order -> order.customer().email())
                .execute(ADD)
                .replaceWithVoid();
    }
}

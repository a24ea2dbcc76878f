package io.orderflow.notification.persistence;

import io.orderflow.events.OrderCreated;
import io.orderflow.notification.application.Recipients;
import io.orderflow.runtime.transaction.Rows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;

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

package io.orderflow.notification.persistence;

import io.orderflow.events.OrderCreated;
import io.orderflow.notification.application.Recipients;
import io.orderflow.runtime.transaction.Rows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;

/** The recipients in the table {@code recipients}. */
@ApplicationScoped
class RecipientRepository implements Recipients {

    private static final String ADD = """
            insert into recipients (order_id, name, email)
            select * from unnest(cast($1 as uuid[]), cast($2 as text[]), cast($3 as text[]))
            on conflict do nothing
            """;

    @Override
    public Uni<Void> add(List<OrderCreated> orders) {
        return Rows.of(orders.stream()
                        .sorted(Comparator.comparing(OrderCreated::orderId))
                        .toList())
                .uuids(order -> order.orderId().value())
                .texts(order -> order.customer().name())
                .texts(order -> order.customer().email())
                .execute(ADD)
                .replaceWithVoid();
    }
}

package io.orderflow.inventory.persistence;

import io.orderflow.inventory.application.Adjustments;
import io.orderflow.runtime.database.Rows;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The adjustments in the table {@code adjustments}. */
@ApplicationScoped
class AdjustmentRepository implements Adjustments, PanacheRepositoryBase<AdjustmentEntity, UUID> {

    private static final String ADD = """
            insert into adjustments (id, sku, delta, reason, at, author, idempotency_key, on_hand, reserved)
            select * from unnest(cast($1 as uuid[]), cast($2 as text[]), cast($3 as bigint[]), cast($4 as text[]),
                                 cast($5 as timestamptz[]), cast($6 as text[]), cast($7 as text[]),
                                 cast($8 as bigint[]), cast($9 as bigint[]))
            on conflict (idempotency_key) do nothing
            """;

    @Override
    public Uni<Optional<Made>> findByKey(String idempotencyKey) {
        return find("idempotencyKey", idempotencyKey)
                .firstResult()
                .map(entity -> Optional.ofNullable(entity).map(AdjustmentEntity::toMade));
    }

    @Override
    public Uni<Boolean> add(Made made) {
        return Rows.of(List.of(made))
                .uuids(Made::id)
                .texts(one -> one.adjustment().sku().value())
                .longs(one -> one.adjustment().delta())
                .texts(one -> one.adjustment().reason())
                .times(Made::at)
                .texts(Made::author)
                .texts(one -> one.adjustment().idempotencyKey())
                .longs(one -> one.after().onHand())
                .longs(one -> one.after().reserved())
                .execute(ADD)
                .map(added -> added == 1);
    }
}

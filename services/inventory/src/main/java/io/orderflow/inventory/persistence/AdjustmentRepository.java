package io.orderflow.inventory.persistence;

import io.orderflow.events.value.Sku;
import io.orderflow.inventory.application.Adjustments;
import io.orderflow.inventory.application.StockChange;
import io.orderflow.runtime.database.Rows;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The adjustments in the table {@code adjustments}. */
@ApplicationScoped
class AdjustmentRepository implements Adjustments, PanacheRepositoryBase<AdjustmentEntity, UUID> {

    private static final String ADD = """
            insert into adjustments (id, sku, delta, reason, at, author, callers_key, on_hand, reserved)
            select * from unnest(cast($1 as uuid[]), cast($2 as text[]), cast($3 as bigint[]), cast($4 as text[]),
                                 cast($5 as timestamptz[]), cast($6 as text[]), cast($7 as text[]),
                                 cast($8 as bigint[]), cast($9 as bigint[]))
            on conflict (callers_key, author) where callers_key is not null do nothing
            """;

    private static final String ADD_COUNTED = """
            insert into adjustments (id, sku, delta, at, author, on_hand, reserved)
            select * from unnest(cast($1 as uuid[]), cast($2 as text[]), cast($3 as bigint[]), cast($4 as timestamptz[]),
                                 cast($5 as text[]), cast($6 as bigint[]), cast($7 as bigint[]))
            """;

    /** Those of versions before V102 are their authors', if anybody knows who that was. */
    private static final String BY_KEY = """
            (callersKey = ?1 and author = ?2) or (idempotencyKey = ?1 and (author = ?2 or author is null))
            """;

    private static final UUID AFTER_ALL = new UUID(-1, -1);

    @Override
    public Uni<Optional<Made>> findByKey(String author, String idempotencyKey) {
        return find(BY_KEY, Sort.by("callersKey"), idempotencyKey, author)
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

    @Override
    public Uni<Void> add(Counted counted) {
        return Rows.of(List.of(counted))
                .uuids(Counted::id)
                .texts(one -> one.sku().value())
                .longs(Counted::delta)
                .times(Counted::at)
                .texts(Counted::author)
                .longs(one -> one.after().onHand())
                .longs(one -> one.after().reserved())
                .execute(ADD_COUNTED)
                .replaceWithVoid();
    }

    @Override
    public Uni<List<StockChange>> history(Sku sku, @Nullable UUID before, int limit) {
        return find("sku = ?1 and id < ?2", Sort.descending("id"), sku.value(), before == null ? AFTER_ALL : before)
                .range(0, limit - 1)
                .list()
                .map(found -> found.stream().map(AdjustmentEntity::toChange).toList());
    }
}

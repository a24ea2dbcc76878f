package io.orderflow.inventory.persistence;

import io.orderflow.events.value.Sku;
import io.orderflow.inventory.application.StockLevels;
import io.orderflow.inventory.domain.StockLevel;
import io.orderflow.runtime.database.Rows;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The stock levels in the table {@code stock}. */
@ApplicationScoped
class StockRepository implements StockLevels, PanacheRepositoryBase<StockEntity, String> {

    /** One array, however many SKUs: a batch may name more of them than a statement has parameters. */
    private static final String FIND = "select sku, on_hand, reserved from stock where sku = any (cast($1 as text[]))";

    private static final String LOCK = FIND + " order by sku for update";

    /** In the order of SKUs: of two transactions that begin with the same ones the second waits for the first. */
    private static final String BEGIN = """
            insert into stock (sku, on_hand, reserved) select sku, 0, 0 from unnest(cast($1 as text[])) as named (sku)
            on conflict do nothing
            """;

    private static final String UPDATE = """
            update stock
               set on_hand = changed.on_hand, reserved = changed.reserved
              from unnest(cast($1 as text[]), cast($2 as bigint[]), cast($3 as bigint[]))
                as changed (sku, on_hand, reserved)
             where stock.sku = changed.sku
            """;

    @Override
    public Uni<Map<Sku, StockLevel>> lock(Collection<Sku> skus) {
        return levels(LOCK, skus);
    }

    @Override
    public Uni<Void> begin(Collection<Sku> skus) {
        return Rows.of(skus.stream().map(Sku::value).sorted().toList())
                .texts(Function.identity())
                .execute(BEGIN)
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> update(Map<Sku, StockLevel> levels) {
        return Rows.of(levels.entrySet())
                .texts(entry -> entry.getKey().value())
                .longs(entry -> entry.getValue().onHand())
                .longs(entry -> entry.getValue().reserved())
                .execute(UPDATE)
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<Entry>> find(Sku sku) {
        return findById(sku.value()).map(entity -> Optional.ofNullable(entity).map(StockEntity::toEntry));
    }

    @Override
    public Uni<Map<Sku, StockLevel>> find(Collection<Sku> skus) {
        return levels(FIND, skus);
    }

    private static Uni<Map<Sku, StockLevel>> levels(String sql, Collection<Sku> skus) {
        return Rows.of(skus)
                .texts(Sku::value)
                .select(sql, StockEntity::of, entity -> new Sku(entity.sku), StockEntity::level);
    }

    @Override
    public Uni<List<Entry>> list(@Nullable Sku after, int limit) {
        return find("sku > ?1", Sort.by("sku"), after == null ? "" : after.value())
                .range(0, limit - 1)
                .list()
                .map(found -> found.stream().map(StockEntity::toEntry).toList());
    }
}

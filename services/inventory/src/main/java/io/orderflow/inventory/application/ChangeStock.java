package io.orderflow.inventory.application;

import io.orderflow.events.value.EventId;
import io.orderflow.events.value.Sku;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.inventory.application.Adjustment.Result;
import io.orderflow.inventory.domain.StockCommand;
import io.orderflow.inventory.domain.StockDecider;
import io.orderflow.inventory.domain.StockLevel;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Circumstances;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.nats.consume.Recollection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Changes what is on hand, for people who count and move it; not before what has left already is known here, though a
 * database was restored that did not know it: it would leave for the second time.
 */
@ApplicationScoped
public class ChangeStock {

    private final Database database;
    private final Recollection recollection;
    private final StockLevels stockLevels;
    private final Adjustments adjustments;
    private final StockDecider decider = new StockDecider();
    private final Clock clock = Clock.systemUTC();

    ChangeStock(Database database, Recollection recollection, StockLevels stockLevels, Adjustments adjustments) {
        this.database = database;
        this.recollection = recollection;
        this.stockLevels = stockLevels;
        this.adjustments = adjustments;
    }

    /**
     * Sets what is on hand of a SKU, which may be new.
     *
     * @param author who has counted
     */
    public Uni<Result> count(Sku sku, long onHand, String author) {
        return write(() -> stockLevels
                .begin(List.of(sku))
                .chain(() -> lock(sku))
                .map(Optional::orElseThrow)
                .chain(level -> change(
                        decide(level, new StockCommand.Count(sku, onHand)),
                        next -> recordCount(sku, author, level, next))));
    }

    /**
     * Makes an adjustment, once for each idempotency key of its author.
     *
     * @param author who makes it
     */
    public Uni<Result> adjust(Adjustment adjustment, String author) {
        return write(() -> lock(adjustment.sku())
                .chain(level -> earlier(adjustment, author)
                        .chain(earlier -> earlier.isPresent()
                                ? Uni.createFrom().item(replay(adjustment, earlier.get()))
                                : make(adjustment, author, level))));
    }

    private Uni<Result> write(Supplier<Uni<Result>> work) {
        return recollection.first(() -> database.write(work));
    }

    private Uni<Optional<StockLevel>> lock(Sku sku) {
        return stockLevels.lock(List.of(sku)).map(found -> Optional.ofNullable(found.get(sku)));
    }

    /** Looked for under the lock, so that of two that come at once the second finds the first. */
    private Uni<Optional<Adjustments.Made>> earlier(Adjustment adjustment, String author) {
        String key = adjustment.idempotencyKey();
        return key == null ? Uni.createFrom().item(Optional.empty()) : adjustments.findByKey(author, key);
    }

    private static Result replay(Adjustment adjustment, Adjustments.Made earlier) {
        return earlier.adjustment().equals(adjustment) ? new Result.Replayed(earlier.after()) : new Result.KeyReused();
    }

    private Uni<Result> make(Adjustment adjustment, String author, Optional<StockLevel> level) {
        return level.map(known -> change(
                        decide(known, new StockCommand.Adjust(adjustment.sku(), adjustment.delta())),
                        next -> record(adjustment, author, next)))
                .orElseGet(() -> Uni.createFrom().item(new Result.Unknown()));
    }

    /** The lock is on the SKU: a key that is used for two SKUs at once is only noticed here. */
    private Uni<Result> record(Adjustment adjustment, String author, StockLevel next) {
        return adjustments
                .add(new Adjustments.Made(UuidV7.next(), clock.instant(), author, adjustment, next))
                .chain(added ->
                        added ? store(adjustment.sku(), next) : Uni.createFrom().item(new Result.KeyReused()));
    }

    /** A count that finds what was known changes nothing, and is nobody's change. */
    private Uni<Result> recordCount(Sku sku, String author, StockLevel before, StockLevel next) {
        return next.equals(before)
                ? Uni.createFrom().item(new Result.Changed(next))
                : adjustments
                        .add(new Adjustments.Counted(
                                UuidV7.next(), clock.instant(), author, sku, next.onHand() - before.onHand(), next))
                        .chain(() -> store(sku, next));
    }

    private Uni<Result> store(Sku sku, StockLevel next) {
        return stockLevels.update(Map.of(sku, next)).replaceWith(new Result.Changed(next));
    }

    /** What a person does follows from nothing but himself. */
    private Decision<StockLevel> decide(StockLevel level, StockCommand command) {
        return decider.decide(
                level, command, new Circumstances(Cause.own(new EventId(UuidV7.next())), clock.instant()));
    }

    private static Uni<Result> change(Decision<StockLevel> decision, Function<StockLevel, Uni<Result>> store) {
        return switch (decision) {
            case Decision.Accepted<StockLevel>(StockLevel next, var _) -> store.apply(next);
            case Decision.Rejected<StockLevel>(String reason) ->
                Uni.createFrom().item(new Result.Refused(reason));
            case Decision.Ignored<StockLevel>() -> throw new IllegalStateException("nothing to ignore");
        };
    }
}

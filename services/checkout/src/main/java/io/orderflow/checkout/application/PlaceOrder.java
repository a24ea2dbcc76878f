package io.orderflow.checkout.application;

import io.orderflow.checkout.application.OrderRequests.Accepted;
import io.orderflow.checkout.application.Placement.Result;
import io.orderflow.checkout.domain.OrderRequest;
import io.orderflow.checkout.domain.Pricing;
import io.orderflow.checkout.domain.Product;
import io.orderflow.events.OrderCreated;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Sku;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.runtime.batch.BatchConfiguration;
import io.orderflow.runtime.database.OverloadedException;
import io.orderflow.runtime.database.Sql;
import io.orderflow.runtime.transaction.Consequences;
import io.orderflow.runtime.transaction.Envelopes;
import io.orderflow.runtime.transaction.EventTransaction;
import io.orderflow.runtime.transaction.GroupCommit;
import io.orderflow.runtime.transaction.Outcome;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Places orders. Requests that arrive together are placed in one transaction. */
@ApplicationScoped
public class PlaceOrder {

    private static final Logger LOG = Logger.getLogger(PlaceOrder.class);

    private final Products products;
    private final OrderRequests requests;
    private final Envelopes envelopes;
    private final GroupCommit<Placement, Result> placements;
    private final Admission admission;
    private final UnpaidBound unpaid;
    private final OrderSizes sizes = new OrderSizes();

    PlaceOrder(
            EventTransaction transaction,
            Envelopes envelopes,
            Products products,
            OrderRequests requests,
            UnpaidBound unpaid,
            CheckoutConfiguration configuration,
            BatchConfiguration gathering,
            Vertx vertx) {
        this.envelopes = envelopes;
        this.products = products;
        this.requests = requests;
        this.unpaid = unpaid;
        this.placements = new GroupCommit<>(
                vertx,
                configuration.placement().maxBatch(),
                gathering.gatheringPause(),
                configuration.placement().maxWaiting(),
                batch -> transaction.write(() -> placeAll(batch)).invoke(results -> count(batch, results)));
        this.admission = new Admission(configuration.backlog().max(), System.nanoTime());
    }

    /** Places one order; fails with {@link OverloadedException} while more orders come than can be carried out. */
    public Uni<Result> place(Placement placement) {
        return admission.admits(System.nanoTime())
                ? unpaid.refresh(placement.owner()).chain(() -> placements.submit(placement))
                : Uni.createFrom().failure(new OverloadedException("more orders come than are carried out"));
    }

    /** Takes note of how many messages wait for the services that carry orders out; empty if nobody knows. */
    public void observe(OptionalLong backlog) {
        boolean before = admission.isLimited();
        admission.observe(backlog, System.nanoTime());
        if (admission.isLimited() != before) {
            LOG.warnf(
                    before
                            ? "The backlog is worked off (%d messages): all orders are let in again"
                            : "%d messages wait for the services behind: fewer orders are let in until half are done",
                    backlog.orElse(0));
        }
    }

    private Uni<Outcome<List<Result>>> placeAll(List<Placement> batch) {
        return Sql.together(
                        usedKeys(batch),
                        products.find(skus(batch)),
                        (used, catalogue) -> placeNew(batch, used, catalogue))
                .chain(placed -> placed);
    }

    private Uni<Outcome<List<Result>>> placeNew(List<Placement> batch, UsedKeys used, Map<Sku, Product> catalogue) {
        Map<OrderId, Result> results = new HashMap<>();
        Map<OrderId, EventEnvelope> events = new LinkedHashMap<>();
        List<Accepted> accepted = new ArrayList<>();
        Rooms rooms = new Rooms(unpaid);
        for (Placement placement : batch) {
            Optional<Result> earlier = used.answer(placement);
            if (earlier.isPresent()) {
                results.put(placement.orderId(), earlier.get());
                continue;
            }
            switch (Pricing.of(
                    placement.orderId(), placement.request(), placement.owner().channel(), catalogue)) {
                case Pricing.Refused(List<Pricing.Reason> reasons) ->
                    results.put(placement.orderId(), new Result.Refused(reasons));
                case Pricing.Unpaid() -> results.put(placement.orderId(), new Result.Unpaid());
                case Pricing.Priced(OrderCreated order)
                when sizes.isTooLarge(order) -> results.put(placement.orderId(), new Result.TooLarge());
                case Pricing.Priced(OrderCreated order)
                when order.total().amount() > 0 && !rooms.take(placement) ->
                    results.put(placement.orderId(), new Result.TooManyUnpaid(unpaid.retryAfter(placement.owner())));
                case Pricing.Priced(OrderCreated order) -> {
                    accepted.addAll(accepted(placement, order));
                    events.put(placement.orderId(), envelopes.first(placement.traceparent(), order));
                    results.put(placement.orderId(), new Result.Placed(placement.orderId(), order.total()));
                }
            }
        }
        return requests.store(accepted)
                .map(stored -> losers(batch, accepted, stored))
                .chain(losers -> replay(losers, results, events))
                .replaceWith(() -> new Outcome<>(
                        batch.stream()
                                .map(placement -> Objects.requireNonNull(results.get(placement.orderId())))
                                .toList(),
                        Consequences.of(List.copyOf(events.values()))));
    }

    /** Once they are stored; the next batch counts on it. */
    private void count(List<Placement> batch, List<Result> results) {
        for (int i = 0; i < batch.size(); i++) {
            if (results.get(i) instanceof Result.Placed(OrderId orderId, Money total) && total.amount() > 0) {
                unpaid.placed(batch.get(i).owner(), orderId);
            }
        }
    }

    /** Two requests with one key at the same time: one of them was not stored. */
    private static List<Placement> losers(List<Placement> batch, List<Accepted> accepted, Set<OrderId> stored) {
        Set<OrderId> lost = accepted.stream()
                .map(Accepted::orderId)
                .filter(orderId -> !stored.contains(orderId))
                .collect(Collectors.toSet());
        return lost.isEmpty()
                ? List.of()
                : batch.stream()
                        .filter(placement -> lost.contains(placement.orderId()))
                        .toList();
    }

    /** Whoever was not stored is answered like the one that was. */
    private Uni<Void> replay(List<Placement> losers, Map<OrderId, Result> results, Map<OrderId, EventEnvelope> events) {
        if (losers.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return usedKeys(losers)
                .invoke(used -> losers.forEach(loser -> {
                    events.remove(loser.orderId());
                    results.put(loser.orderId(), used.answer(loser).orElseThrow());
                }))
                .replaceWithVoid();
    }

    private Uni<UsedKeys> usedKeys(List<Placement> batch) {
        return requests.findByKey(
                batch.stream().flatMap(placement -> placement.keys().stream()).collect(Collectors.toSet()));
    }

    private static Set<Sku> skus(List<Placement> batch) {
        return batch.stream()
                .flatMap(placement -> placement.request().lines().stream())
                .map(OrderRequest.Line::sku)
                .collect(Collectors.toSet());
    }

    private static List<Accepted> accepted(Placement placement, OrderCreated order) {
        if (placement.keys().isEmpty()) {
            return List.of();
        }
        String fingerprint = Fingerprint.of(placement.request(), order.total());
        return placement.keys().stream()
                .map(key -> new Accepted(placement.orderId(), key, fingerprint, order.total()))
                .toList();
    }
}

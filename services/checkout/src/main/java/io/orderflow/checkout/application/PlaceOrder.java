package io.orderflow.checkout.application;

import io.orderflow.checkout.application.OrderRequests.Accepted;
import io.orderflow.checkout.application.Placement.Result;
import io.orderflow.checkout.domain.OrderRequest;
import io.orderflow.checkout.domain.Pricing;
import io.orderflow.checkout.domain.Product;
import io.orderflow.events.OrderCreated;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Sku;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.runtime.batch.BatchConfiguration;
import io.orderflow.runtime.decision.Envelopes;
import io.orderflow.runtime.transaction.EventTransaction;
import io.orderflow.runtime.transaction.GroupCommit;
import io.orderflow.runtime.transaction.Outcome;
import io.orderflow.runtime.transaction.OverloadedException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Places orders. Requests that arrive together are placed in one transaction. */
@ApplicationScoped
public class PlaceOrder {

    private static final Logger LOG = Logger.getLogger(PlaceOrder.class);

    private final Products products;
    private final OrderRequests requests;
    private final Envelopes envelopes = Envelopes.of("checkout");
    private final GroupCommit<Placement, Result> placements;
    private final Admission admission;

    PlaceOrder(
            EventTransaction transaction,
            Products products,
            OrderRequests requests,
            CheckoutConfiguration configuration,
            BatchConfiguration gathering,
            Vertx vertx) {
        this.products = products;
        this.requests = requests;
        this.placements = new GroupCommit<>(
                vertx,
                configuration.placement().maxBatch(),
                gathering.pace(),
                configuration.placement().maxWaiting(),
                batch -> transaction.write(() -> placeAll(batch)));
        this.admission = new Admission(configuration.backlog().max(), System.nanoTime());
    }

    /** Places one order; fails with {@link OverloadedException} while more orders come than can be carried out. */
    public Uni<Result> place(Placement placement) {
        return admission.admits(System.nanoTime())
                ? placements.submit(placement)
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
        return Uni.combine()
                .all()
                .unis(usedKeys(batch), products.find(skus(batch)))
                .withUni((used, catalogue) -> placeNew(batch, used, catalogue));
    }

    private Uni<Outcome<List<Result>>> placeNew(
            List<Placement> batch, Map<String, Accepted> used, Map<Sku, Product> catalogue) {
        Map<OrderId, Result> results = new HashMap<>();
        Map<OrderId, EventEnvelope> events = new LinkedHashMap<>();
        List<Accepted> fresh = new ArrayList<>();
        for (Placement placement : batch) {
            Accepted earlier = placement.idempotencyKey() == null ? null : used.get(placement.idempotencyKey());
            if (earlier != null) {
                results.put(placement.orderId(), replay(placement, earlier));
                continue;
            }
            switch (Pricing.of(placement.orderId(), placement.request(), catalogue)) {
                case Pricing.Refused(List<Pricing.Reason> reasons) ->
                    results.put(placement.orderId(), new Result.Refused(reasons));
                case Pricing.Priced(OrderCreated order) -> {
                    fresh.add(accepted(placement, order));
                    events.put(placement.orderId(), envelopes.first(placement.traceparent(), order));
                    results.put(placement.orderId(), new Result.Placed(placement.orderId(), order.total()));
                }
            }
        }
        return requests.store(fresh)
                .invoke(stored -> events.keySet().retainAll(stored))
                .chain(stored -> replayLosers(batch, fresh, stored, results))
                .replaceWith(() -> new Outcome<>(
                        batch.stream()
                                .map(placement -> Objects.requireNonNull(results.get(placement.orderId())))
                                .toList(),
                        List.copyOf(events.values())));
    }

    /** Two requests with one key at the same time: whoever was not stored is answered like the one that was. */
    private Uni<Void> replayLosers(
            List<Placement> batch, List<Accepted> fresh, Set<OrderId> stored, Map<OrderId, Result> results) {
        Map<OrderId, Placement> losers = batch.stream()
                .filter(placement -> !stored.contains(placement.orderId())
                        && fresh.stream().anyMatch(one -> one.orderId().equals(placement.orderId())))
                .collect(Collectors.toMap(Placement::orderId, placement -> placement));
        if (losers.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return usedKeys(List.copyOf(losers.values()))
                .invoke(used -> losers.forEach((id, loser) ->
                        results.put(id, replay(loser, Objects.requireNonNull(used.get(loser.idempotencyKey()))))))
                .replaceWithVoid();
    }

    private Uni<Map<String, Accepted>> usedKeys(List<Placement> batch) {
        return requests.findByKey(batch.stream()
                .map(Placement::idempotencyKey)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    }

    private static Set<Sku> skus(List<Placement> batch) {
        return batch.stream()
                .flatMap(placement -> placement.request().lines().stream())
                .map(OrderRequest.Line::sku)
                .collect(Collectors.toSet());
    }

    private static Accepted accepted(Placement placement, OrderCreated order) {
        @Nullable String key = placement.idempotencyKey();
        return new Accepted(placement.orderId(), key, placement.fingerprint(), order.total());
    }

    private static Result replay(Placement placement, Accepted earlier) {
        return placement.fingerprint().equals(earlier.fingerprint())
                ? new Result.Replayed(earlier.orderId(), earlier.total())
                : new Result.KeyReused();
    }
}

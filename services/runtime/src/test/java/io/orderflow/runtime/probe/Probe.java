package io.orderflow.runtime.probe;

import io.orderflow.events.StockReleased;
import io.orderflow.events.StockReserved;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.runtime.database.Rows;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.nats.consume.DeliveryBatch;
import io.orderflow.runtime.transaction.Consequences;
import io.orderflow.runtime.transaction.Envelopes;
import io.orderflow.runtime.transaction.EventBatches;
import io.orderflow.runtime.transaction.EventHandler;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Answers each StockReserved with one row and one StockReleased, whatever comes in between. */
@ApplicationScoped
public class Probe implements EventHandler {

    private static final String APPLY = """
            insert into effects (order_id, event_id, batch_size)
            select * from unnest(cast($1 as uuid[]), cast($2 as uuid[]), cast($3 as integer[]))
                on conflict do nothing
            returning order_id
            """;

    private final EventBatches batches;
    private final Envelopes envelopes;
    private final Map<OrderId, Integer> failures = new ConcurrentHashMap<>();
    private final List<Integer> batchSizes = new CopyOnWriteArrayList<>();
    private volatile CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);
    private volatile @Nullable OrderId behindGate;

    Probe(EventBatches batches, Envelopes envelopes) {
        this.batches = batches;
        this.envelopes = envelopes;
    }

    @Incoming("orders")
    Uni<Void> on(DeliveryBatch batch) {
        batchSizes.add(batch.deliveries().size());
        return batches.process(batch, this);
    }

    @Override
    public Uni<Consequences> handle(List<EventEnvelope> events) {
        for (EventEnvelope event : events) {
            if (failures.merge(event.event().orderId(), -1, Integer::sum) >= 0) {
                throw new IllegalStateException("asked to fail");
            }
        }
        Map<OrderId, EventEnvelope> byOrder = events.stream()
                .collect(Collectors.toMap(event -> event.event().orderId(), Function.identity(), (one, again) -> one));
        return passGate(byOrder.keySet()).chain(() -> apply(byOrder)).map(Consequences::of);
    }

    private Uni<Void> passGate(Set<OrderId> orders) {
        if (behindGate != null && !orders.contains(behindGate)) {
            return Uni.createFrom().voidItem();
        }
        Context context = Vertx.currentContext();
        return Uni.createFrom().completionStage(() -> gate).emitOn(task -> context.runOnContext(ignored -> task.run()));
    }

    private Uni<List<EventEnvelope>> apply(Map<OrderId, EventEnvelope> byOrder) {
        return Rows.of(byOrder.values())
                .uuids(event -> event.event().orderId().value())
                .uuids(event -> event.id().value())
                .integers(event -> byOrder.size())
                .select(APPLY, columns -> (UUID) columns[0])
                .map(fresh -> release(byOrder, Set.copyOf(fresh)));
    }

    private List<EventEnvelope> release(Map<OrderId, EventEnvelope> byOrder, Set<UUID> fresh) {
        return byOrder.values().stream()
                .filter(event -> fresh.contains(event.event().orderId().value()))
                .map(event -> envelopes.causedBy(
                        Cause.of(event),
                        new StockReleased(event.event().orderId(), ((StockReserved) event.event()).lines())))
                .toList();
    }

    /** Makes the next so many attempts at this order fail. */
    public void failNext(OrderId orderId, int times) {
        failures.put(orderId, times);
    }

    /** Holds all batches inside their transactions until the gate is opened. */
    public void closeGate() {
        behindGate = null;
        gate = new CompletableFuture<>();
    }

    /** Lets all go but those that this order is in. */
    public void openGateToAllBut(OrderId order) {
        CompletableFuture<Void> before = gate;
        behindGate = order;
        gate = new CompletableFuture<>();
        before.complete(null);
    }

    /** Lets them go. */
    public void openGate() {
        gate.complete(null);
    }

    /** The sizes of the batches since the last call. */
    public List<Integer> batchSizes() {
        List<Integer> sizes = List.copyOf(batchSizes);
        batchSizes.clear();
        return sizes;
    }
}

package io.orderflow.warehouse.application;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.ShipmentPrepared;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.runtime.decision.BatchDecision;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Envelopes;
import io.orderflow.runtime.transaction.EventHandler;
import io.orderflow.warehouse.domain.PackCommand;
import io.orderflow.warehouse.domain.PackTask;
import io.orderflow.warehouse.domain.PackTaskDecider;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Opens a task for each parcel that is prepared, and packs it at once where that is configured. */
@ApplicationScoped
public class OpenPackTasks implements EventHandler {

    /** Who packs when nobody does. */
    static final String AUTO_PACK = "auto-pack";

    private final PackTasks tasks;
    private final WarehouseConfiguration configuration;
    private final Envelopes envelopes = Envelopes.of("warehouse");
    /** In microseconds, as PostgreSQL keeps times, so that a task looks the same before and after it is stored. */
    private final Clock clock = Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));

    OpenPackTasks(PackTasks tasks, WarehouseConfiguration configuration) {
        this.tasks = tasks;
        this.configuration = configuration;
    }

    @Override
    public Uni<List<EventEnvelope>> handle(List<EventEnvelope> events) {
        List<EventEnvelope> prepared = events.stream()
                .filter(event -> event.event() instanceof ShipmentPrepared)
                .toList();
        Map<ShipmentId, EventEnvelope> causes = prepared.stream()
                .collect(Collectors.toMap(
                        event -> shipment(event.event()).shipmentId(), event -> event, (first, again) -> first));
        return tasks.lock(causes.keySet())
                .map(known -> decide(prepared, known))
                .call(decision -> tasks.add(decision.added(), causes))
                .map(BatchDecision::emitted);
    }

    private BatchDecision<ShipmentId, PackTask> decide(List<EventEnvelope> events, Map<ShipmentId, PackTask> known) {
        Instant now = clock.instant();
        return BatchDecision.of(
                events,
                known,
                new PackTask.Unknown(),
                event -> shipment(event).shipmentId(),
                (task, event) -> open(task, shipment(event.event()), now),
                envelopes);
    }

    private Decision<PackTask> open(PackTask task, ShipmentPrepared shipment, Instant now) {
        Decision<PackTask> decision =
                PackTaskDecider.decide(task, new PackCommand.Open(shipment, now), configuration.claimTime());
        return configuration.autoPack() && decision instanceof Decision.Accepted<PackTask>(PackTask open, var _)
                ? PackTaskDecider.decide(open, new PackCommand.ConfirmPacked(AUTO_PACK, now), configuration.claimTime())
                : decision;
    }

    private static ShipmentPrepared shipment(OrderEvent event) {
        return (ShipmentPrepared) event;
    }
}

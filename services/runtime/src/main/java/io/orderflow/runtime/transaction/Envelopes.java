package io.orderflow.runtime.transaction;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.value.EventId;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Effect;
import io.orderflow.runtime.decision.OutsideCall;
import io.orderflow.runtime.decision.WorkId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Puts this service's events into envelopes: the one place where they get their ids and times. */
@ApplicationScoped
public class Envelopes {

    private final String service;
    private final Clock clock;
    private final Supplier<UUID> ids;

    /** With the time of this machine and UUIDv7. */
    @Inject
    Envelopes(@ConfigProperty(name = "quarkus.application.name") String service) {
        this(service, Clock.systemUTC(), UuidV7::next);
    }

    /** With a clock and ids of the caller's choice. */
    public Envelopes(String service, Clock clock, Supplier<UUID> ids) {
        this.service = service;
        this.clock = clock;
        this.ids = ids;
    }

    /** The first event of an order. */
    public EventEnvelope first(@Nullable String traceparent, OrderEvent event) {
        return EventEnvelope.first(new EventId(ids.get()), service, clock.instant(), traceparent, event);
    }

    /** An event that another one caused. */
    public EventEnvelope causedBy(Cause cause, OrderEvent event) {
        return new EventEnvelope(
                new EventId(ids.get()),
                EventEnvelope.sourceOf(service),
                clock.instant(),
                cause.correlationId(),
                cause.eventId(),
                cause.traceparent(),
                event);
    }

    /** What effects come to. */
    public Consequences of(List<Effect> effects) {
        List<EventEnvelope> events = new ArrayList<>();
        Map<WorkId, Effect.Deferred> deferred = new LinkedHashMap<>();
        for (Effect effect : effects) {
            switch (effect) {
                case Effect.Publish(OrderEvent event, Cause cause) -> events.add(causedBy(cause, event));
                case Effect.Deferred later -> deferred.put(later.name(), later);
            }
        }
        return consequences(events, deferred.values());
    }

    private static Consequences consequences(List<EventEnvelope> events, Collection<Effect.Deferred> deferred) {
        List<OutsideCall> calls = new ArrayList<>();
        List<Effect.Remind> reminders = new ArrayList<>();
        List<WorkId> forgotten = new ArrayList<>();
        for (Effect.Deferred effect : deferred) {
            switch (effect) {
                case Effect.Call(OutsideCall call) -> calls.add(call);
                case Effect.Remind remind -> reminders.add(remind);
                case Effect.Forget(WorkId name) -> forgotten.add(name);
            }
        }
        return new Consequences(events, calls, reminders, forgotten);
    }
}

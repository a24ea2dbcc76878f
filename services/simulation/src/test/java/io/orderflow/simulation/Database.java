package io.orderflow.simulation;

import io.orderflow.events.value.EventId;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.runtime.decision.OutsideCall;
import io.orderflow.runtime.decision.WorkId;
import io.orderflow.runtime.transaction.Consequences;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a service has committed. Nothing of it changes: a later commit makes another one, and a backup is an earlier one.
 *
 * @param outbox what it has said, and whether it is published as far as it knows
 * @param calls what is to be asked outside
 * @param reminders when to be reminded of what
 */
record Database<K, S>(Map<K, S> states, Map<EventId, Row> outbox, Set<WorkId> calls, Map<WorkId, Instant> reminders) {

    /** An event, and whether it is published. */
    record Row(EventEnvelope event, boolean published) {}

    static <K, S> Database<K, S> empty(Map<K, S> states) {
        return new Database<>(states, Map.of(), Set.of(), Map.of());
    }

    Database<K, S> with(Map<K, S> added, Map<K, S> changed, Consequences following) {
        Map<K, S> next = new LinkedHashMap<>(states);
        next.putAll(added);
        next.putAll(changed);
        Set<WorkId> due = new LinkedHashSet<>(calls);
        Map<WorkId, Instant> later = new LinkedHashMap<>(reminders);
        following.forgotten().forEach(name -> {
            due.remove(name);
            later.remove(name);
        });
        following.calls().stream().map(OutsideCall::id).forEach(due::add);
        following.reminders().forEach(remind -> later.put(remind.name(), remind.at()));
        return new Database<>(next, written(following.events()), due, later);
    }

    Database<K, S> with(EventEnvelope said) {
        return new Database<>(states, written(List.of(said)), calls, reminders);
    }

    Database<K, S> without(WorkId reminder) {
        Map<WorkId, Instant> others = new LinkedHashMap<>(reminders);
        others.remove(reminder);
        return new Database<>(states, outbox, calls, others);
    }

    /** With what is published of this, or is to be again. */
    Database<K, S> with(Predicate<EventEnvelope> which, boolean published) {
        Map<EventId, Row> next = new LinkedHashMap<>(outbox);
        next.replaceAll((id, row) -> which.test(row.event()) ? new Row(row.event(), published) : row);
        return new Database<>(states, next, calls, reminders);
    }

    List<EventEnvelope> unsent() {
        return outbox.values().stream()
                .filter(row -> !row.published())
                .map(Row::event)
                .toList();
    }

    private Map<EventId, Row> written(Collection<EventEnvelope> events) {
        if (events.isEmpty()) {
            return outbox;
        }
        Map<EventId, Row> next = new LinkedHashMap<>(outbox);
        events.forEach(event -> next.put(event.id(), new Row(event, false)));
        return next;
    }
}

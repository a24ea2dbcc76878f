package io.orderflow.simulation;

import io.orderflow.events.wire.EventEnvelope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The stream in memory. It keeps what it was given, unless somebody makes it forget. */
final class Broker {

    /** So many places may one event overtake another when it is delivered again. */
    private static final int WINDOW = 4;

    private final List<EventEnvelope> places = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final Set<Integer> forgotten = new HashSet<>();
    private final Set<Integer> barriers = new HashSet<>();

    void publish(EventEnvelope event) {
        places.add(event);
        names.add(event.event().name());
    }

    void forget(int place) {
        forgotten.add(place);
    }

    /** Nothing that comes from now on overtakes what came until now. */
    void raiseBarrier() {
        barriers.add(places.size());
    }

    EventEnvelope at(int place) {
        return places.get(place);
    }

    /** All that was ever published, in this order, with what is forgotten. */
    List<EventEnvelope> all() {
        return List.copyOf(places);
    }

    boolean holds(EventEnvelope event) {
        for (int place = 0; place < places.size(); place++) {
            if (!forgotten.contains(place) && places.get(place).id().equals(event.id())) {
                return true;
            }
        }
        return false;
    }

    /** The places of which a consumer may get one next. */
    List<Integer> next(Consumer consumer) {
        List<Integer> next = new ArrayList<>();
        for (int place = consumer.first(); place < places.size() && next.size() < WINDOW; place++) {
            if (barriers.contains(place) && !next.isEmpty()) {
                break;
            }
            if (isOpen(place, consumer)) {
                next.add(place);
            }
        }
        return next;
    }

    /** The places that a consumer has not done with. */
    boolean isOpen(int place, Consumer consumer) {
        return !forgotten.contains(place) && consumer.wants(place, names.get(place));
    }

    int size() {
        return places.size();
    }

    boolean hasForgotten(int place) {
        return forgotten.contains(place);
    }
}

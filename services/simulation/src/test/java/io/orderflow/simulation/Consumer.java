package io.orderflow.simulation;

import java.util.BitSet;
import java.util.Set;

/** How far a service has read the stream. */
final class Consumer {

    private final Set<String> hears;
    private final BitSet acknowledged = new BitSet();

    Consumer(Set<String> hears) {
        this.hears = hears;
    }

    boolean wants(int place, String event) {
        return !acknowledged.get(place) && hears.contains(event);
    }

    /** All before it are done with. */
    int first() {
        return acknowledged.nextClearBit(0);
    }

    void acknowledge(int place) {
        acknowledged.set(place);
    }

    /** Reads everything again, as one that was removed and made anew. */
    void rewind() {
        acknowledged.clear();
    }
}

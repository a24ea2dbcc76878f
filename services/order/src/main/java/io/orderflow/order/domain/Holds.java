package io.orderflow.order.domain;

import io.orderflow.events.value.Code;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What keeps an order from going on to shipping, and what has kept it.
 *
 * @param all in the order of their reasons, of which each is there once
 */
public record Holds(List<Hold> all) {

    /** Of an order that nobody has ever kept. */
    public static final Holds NONE = new Holds(List.of());

    /**
     * One reason.
     *
     * @param by who wanted it; null if a rule did
     * @param releasedBy who has let it go; null as long as it keeps the order
     */
    public record Hold(
            Code reason, @Nullable String by, @Nullable String releasedBy) {

        public boolean isOpen() {
            return releasedBy == null;
        }
    }

    public Holds {
        all = all.stream()
                .sorted(Comparator.comparing(hold -> hold.reason().value()))
                .toList();
    }

    /** Whether something keeps the order. */
    boolean areOpen() {
        return all.stream().anyMatch(Hold::isOpen);
    }

    /** What is known of this reason. */
    public Optional<Hold> find(Code reason) {
        return all.stream().filter(hold -> hold.reason().equals(reason)).findFirst();
    }

    /** Whether a rule has spoken: it does so once, and not again when it is overruled. */
    boolean areByRule() {
        return all.stream().anyMatch(hold -> hold.by() == null);
    }

    Holds with(Hold hold) {
        List<Hold> others = new ArrayList<>(all);
        others.removeIf(other -> other.reason().equals(hold.reason()));
        others.add(hold);
        return new Holds(others);
    }
}

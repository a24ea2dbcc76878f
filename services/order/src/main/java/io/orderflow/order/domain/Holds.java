package io.orderflow.order.domain;

import io.orderflow.events.value.Code;
import io.orderflow.runtime.decision.Cause;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What keeps an order from going on to shipping, and what has kept it.
 *
 * @param all in the order of their reasons, of which each is there once
 * @param assessment how it stands with the assessor's word; null if nobody has asked for it, or it does not matter any more
 */
public record Holds(List<Hold> all, @Nullable Assessment assessment) {

    /** Of an order that nobody has ever kept. */
    public static final Holds NONE = new Holds(List.of(), null);

    /**
     * One reason.
     *
     * @param by who wanted it; null if a rule did, or the assessor
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

    /** Whether somebody has to let the order go on. */
    boolean areOpen() {
        return all.stream().anyMatch(Hold::isOpen);
    }

    /** What is known of this reason. */
    public Optional<Hold> find(Code reason) {
        return all.stream().filter(hold -> hold.reason().equals(reason)).findFirst();
    }

    /** Whether a rule, or the assessor, has held it: they do so once, and not again when they are overruled. */
    boolean areByRule() {
        return all.stream().anyMatch(hold -> hold.by() == null);
    }

    Holds with(Hold hold) {
        List<Hold> others = new ArrayList<>(all);
        others.removeIf(other -> other.reason().equals(hold.reason()));
        others.add(hold);
        return new Holds(others, assessment);
    }

    /** Whether the assessor is to say something yet. */
    boolean areBeingAssessed() {
        return assessment instanceof Assessment.Asked;
    }

    /** Whether neither a rule nor the assessor has been asked yet, or has spoken. */
    boolean areUnjudged() {
        return assessment == null && !areByRule();
    }

    /** With the question that the assessor is asked from now on. */
    Holds asked(Cause cause) {
        return new Holds(all, new Assessment.Asked(cause));
    }

    /** With the assessor's word, if it was asked for; or without it, where it has been waited for long enough. */
    Holds assessed() {
        return assessment == null ? this : new Holds(all, new Assessment.Over());
    }

    /** Of an order that went on or ended: whatever the assessor says does not matter any more. */
    Holds withoutAssessment() {
        return assessment == null ? this : new Holds(all, null);
    }
}

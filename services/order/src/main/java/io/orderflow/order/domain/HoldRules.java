package io.orderflow.order.domain;

import io.orderflow.events.OrderCreated;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which orders somebody has to look at before they go on to shipping.
 *
 * @param most by currency (ISO 4217): totals above this many minor units are held; of other currencies none
 * @param countries orders to these countries (ISO 3166-1 alpha-2) are held
 * @param askAssessor whether an assessor is asked about the others
 */
public record HoldRules(Map<String, Long> most, Set<String> countries, boolean askAssessor) {

    /** No order is held by rule, and nobody is asked about any. */
    public static final HoldRules NONE = new HoldRules(Map.of(), Set.of());

    private static final Code HIGH_VALUE = new Code("HIGH_VALUE");
    private static final Code COUNTRY = new Code("COUNTRY");

    public HoldRules {
        most = Map.copyOf(most);
        countries = Set.copyOf(countries);
    }

    /** The same for a system in which nobody is asked. */
    public HoldRules(Map<String, Long> most, Set<String> countries) {
        this(most, countries, false);
    }

    /** With an assessor who is asked about all that no rule holds. */
    public HoldRules withAssessor() {
        return new HoldRules(most, countries, true);
    }

    /** The reasons to hold an order. */
    List<Code> reasonsFor(OrderCreated request) {
        List<Code> reasons = new ArrayList<>();
        Money total = request.total();
        if (total.amount() > most.getOrDefault(total.currency(), Long.MAX_VALUE)) {
            reasons.add(HIGH_VALUE);
        }
        if (countries.contains(request.shippingAddress().country())) {
            reasons.add(COUNTRY);
        }
        return reasons;
    }
}

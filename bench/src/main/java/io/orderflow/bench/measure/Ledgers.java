package io.orderflow.bench.measure;

import java.util.Optional;

/**
 * What the generator knows of a run.
 *
 * @param orders every order
 * @param cancellations those that somebody wanted stopped; empty where nobody does
 * @param returns those that are to come back; empty where nothing does
 */
public record Ledgers(OrderLedger orders, Optional<CancellationLedger> cancellations, Optional<ReturnLedger> returns) {

    /** Of customers who want nothing but what they ordered. */
    public static Ledgers of(OrderLedger orders) {
        return new Ledgers(orders, Optional.empty(), Optional.empty());
    }

    /** Whether an order has not ended yet, or is not undone, or not back. */
    public boolean isOpen() {
        return orders.backlog() > 0
                || cancellations.map(CancellationLedger::restless).orElse(0L) > 0
                || restlessReturns() > 0;
    }

    /** How often something came to its end so far. */
    public long finished() {
        return orders.endedCount() + returns.map(ReturnLedger::restedCount).orElse(0L);
    }

    /** Returns that have begun and are not at rest. */
    public long restlessReturns() {
        return returns.map(ReturnLedger::restless).orElse(0L);
    }
}

package io.orderflow.bench.load;

import io.orderflow.bench.measure.CancellationLedger;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Customers who want an order stopped at some moment after it was accepted. The same options stop the same orders in
 * every run.
 *
 * @param share of the orders, 0 to 1
 * @param order the service that stops them
 * @param authorization of somebody who may stop any; empty where nobody has to say who it is
 * @param ledger where it is written down
 */
public record Regret(double share, URI order, Optional<String> authorization, CancellationLedger ledger) {
    /** Most orders are packed by then: some of these wishes come too late. */
    private static final Duration LATEST = Duration.ofMillis(200);

    private static final long SEED = 20_260_102;

    /** How long after its acceptance the order of this number is to be stopped; empty if it is not. */
    Optional<Duration> after(long number) {
        SplittableRandom random = new SplittableRandom(SEED + number);
        return random.nextDouble() < share
                ? Optional.of(Duration.ofMillis(random.nextLong(1, LATEST.toMillis())))
                : Optional.empty();
    }
}

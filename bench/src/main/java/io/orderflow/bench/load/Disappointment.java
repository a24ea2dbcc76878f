package io.orderflow.bench.load;

import io.orderflow.bench.measure.ReturnLedger;
import java.net.URI;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Customers who do not like what they got, and send all of it back. The same options send the same orders back in every
 * run, if these are handed over.
 *
 * @param share of the orders, 0 to 1
 * @param catalogue what they are of
 * @param order the service that says whether they may come back
 * @param warehouse the service where they arrive
 * @param support somebody who may ask for any order; empty where nobody has to say who it is
 * @param worker somebody who counts what has arrived; likewise
 * @param ledger where it is written down
 */
public record Disappointment(
        double share,
        Catalogue catalogue,
        URI order,
        URI warehouse,
        Optional<String> support,
        Optional<String> worker,
        ReturnLedger ledger) {
    private static final long SEED = 20_260_103;

    /** How the order of this number comes back; empty if it does not. */
    Optional<ReturnSlip> slip(long number, SampleOrder order) {
        SplittableRandom random = new SplittableRandom(SEED + number);
        return random.nextDouble() < share
                ? Optional.of(ReturnSlip.of(catalogue, order, random.nextBoolean()))
                : Optional.empty();
    }
}

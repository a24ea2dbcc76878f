package io.orderflow.checkout.application;

import io.orderflow.checkout.application.OrderRequests.Accepted;
import io.orderflow.checkout.application.Placement.Result;
import java.util.Map;
import java.util.Optional;

/** What those of some keys that have been used were used for. */
public record UsedKeys(Map<ClientKey, Accepted> byKey) {

    public UsedKeys {
        byKey = Map.copyOf(byKey);
    }

    /** The answer to a placement whose key has been used by its client; empty if it has none, or it is free. */
    Optional<Result> answer(Placement placement) {
        ClientKey key = placement.key();
        if (key == null || byKey.isEmpty()) {
            return Optional.empty();
        }
        Accepted own = byKey.get(key);
        return own == null ? before(placement, key) : Optional.of(answer(placement, own));
    }

    private static Result answer(Placement placement, Accepted own) {
        return own.fingerprint().equals(Fingerprint.of(placement.request(), own.total()))
                ? new Result.Replayed(own.orderId(), own.total())
                : new Result.KeyReused();
    }

    /**
     * Versions before V101 kept no owners: who sends exactly what was sent is taken for the owner, for it names the
     * customer.
     */
    private Optional<Result> before(Placement placement, ClientKey key) {
        return Optional.ofNullable(byKey.get(key.ofAnybody()))
                .filter(anybodys -> anybodys.fingerprint().equals(Fingerprint.ofExactly(placement.request())))
                .map(own -> new Result.Replayed(own.orderId(), own.total()));
    }
}

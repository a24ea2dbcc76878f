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

    /** The answer to a placement of which a key has been used by its client; empty if it has none, or they are free. */
    Optional<Result> answer(Placement placement) {
        return byKey.isEmpty()
                ? Optional.empty()
                : placement.keys().stream()
                        .flatMap(key -> answer(placement, key).stream())
                        .findFirst();
    }

    private Optional<Result> answer(Placement placement, ClientKey key) {
        Accepted own = byKey.get(key);
        if (own != null) {
            return Optional.of(answer(placement, own));
        }
        return switch (key.kind()) {
            case IDEMPOTENCY_KEY -> before(placement, key);
            case EXTERNAL_ID -> Optional.empty();
        };
    }

    private static Result answer(Placement placement, Accepted own) {
        if (own.fingerprint().equals(Fingerprint.of(placement.request(), own.total()))) {
            return new Result.Replayed(own.orderId(), own.total());
        }
        return switch (own.key().kind()) {
            case IDEMPOTENCY_KEY -> new Result.KeyReused();
            case EXTERNAL_ID -> new Result.ExternalIdTaken(own.orderId());
        };
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

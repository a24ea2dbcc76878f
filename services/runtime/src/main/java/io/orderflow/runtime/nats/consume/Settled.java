package io.orderflow.runtime.nats.consume;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Settling a delivery is fire and forget, so its stage is always complete. */
final class Settled {

    static final CompletionStage<Void> NOW = CompletableFuture.completedStage(null);

    private Settled() {}
}

package io.orderflow.runtime.nats.consume;

import io.orderflow.runtime.nats.streams.StreamPlace;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * How far a consumer has got by the service's own account, which outlives the broker's. A broker that lost the tail of
 * its stream, or all of it, contradicts it.
 */
public interface ConsumerPositions {

    /** The newest message that the service has dealt with, if there is one yet. */
    Uni<Optional<StreamPlace>> find(String consumer);

    /** Forgets the position of a consumer that starts anew. */
    Uni<Void> forget(String consumer);
}

package io.orderflow.runtime.transaction;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Map;

/**
 * The states that a service decides on, as its database keeps them. All methods run in the transaction that is open.
 *
 * @param <K> how a state is found
 * @param <S> the state
 */
public interface States<K, S> {

    /** Loads those of the states that are known, and locks them until the transaction ends. */
    Uni<Map<K, S>> lock(Collection<K> keys);

    /** Stores states that were not known; fails when another transaction was faster. */
    Uni<Void> add(Map<K, S> states);

    /**
     * Stores states that are locked.
     *
     * @param known what they were; a state that is kept in several rows is compared with it, and what differs is written
     */
    Uni<Void> update(Map<K, S> known, Map<K, S> states);
}

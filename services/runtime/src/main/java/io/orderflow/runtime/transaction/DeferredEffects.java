package io.orderflow.runtime.transaction;

import io.smallrye.mutiny.Uni;

/** What sees to the effects that are no events. */
public interface DeferredEffects {

    /**
     * Writes them down in the transaction that is open.
     *
     * @return what is to be run right after the commit, which neither fails nor blocks; if it is never run, because the
     *     process dies, the effects come about later all the same
     */
    Uni<Runnable> store(Consequences consequences);
}

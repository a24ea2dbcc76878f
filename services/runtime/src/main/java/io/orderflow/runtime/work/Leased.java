package io.orderflow.runtime.work;

import io.orderflow.runtime.decision.OutsideCall;

/**
 * A call that this instance is to make before its lease runs out.
 *
 * @param attempt how often it has been taken up, this time included
 */
public record Leased<C extends OutsideCall>(C call, int attempt) {

    Lease lease() {
        return new Lease(call.id().id(), attempt);
    }
}

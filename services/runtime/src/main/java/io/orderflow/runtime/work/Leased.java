package io.orderflow.runtime.work;

/**
 * A call that this instance is to make before its lease runs out.
 *
 * @param attempt how often it has been taken up, this time included
 */
public record Leased<C extends OutsideCall>(C call, int attempt) {

    Lease lease() {
        return new Lease(call.id(), attempt);
    }
}

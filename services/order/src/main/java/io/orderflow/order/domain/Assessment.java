package io.orderflow.order.domain;

import io.orderflow.runtime.decision.Cause;

/** How it stands with the assessor's word on an order, which is asked for once. */
public sealed interface Assessment {

    /**
     * It is asked for.
     *
     * @param cause because of what: what follows from the word is caused by that
     */
    record Asked(Cause cause) implements Assessment {}

    /** It was said, or has been waited for in vain: it is not asked for again. */
    record Over() implements Assessment {}
}

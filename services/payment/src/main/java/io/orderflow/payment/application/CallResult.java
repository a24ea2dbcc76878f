package io.orderflow.payment.application;

import io.orderflow.payment.domain.Authorization;

/** What came of a call of the gateway. */
sealed interface CallResult {

    DueCall call();

    /** The gateway has said whether it holds the amount. */
    record Answered(DueCall call, Authorization answer) implements CallResult {}

    /** The gateway has taken the amount. */
    record Captured(DueCall call) implements CallResult {}
}

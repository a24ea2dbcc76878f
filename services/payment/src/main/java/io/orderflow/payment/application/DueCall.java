package io.orderflow.payment.application;

import io.orderflow.events.value.PaymentToken;
import io.orderflow.payment.domain.Payment.Terms;

/** A call of the gateway that is to be made now. */
public sealed interface DueCall {

    Terms terms();

    /** How often it has been tried, this time included. */
    int attempt();

    /** Hold the amount. */
    record Authorize(Terms terms, PaymentToken token, int attempt) implements DueCall {}

    /** Take the amount. */
    record Capture(Terms terms, String authorizationCode, int attempt) implements DueCall {}
}

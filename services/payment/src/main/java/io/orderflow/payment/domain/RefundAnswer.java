package io.orderflow.payment.domain;

import io.orderflow.events.value.Code;

/** The gateway's answer to the question whether a customer gets money back. */
public sealed interface RefundAnswer {

    /** It is on its way. */
    record Done() implements RefundAnswer {}

    /**
     * It is not, and will not be.
     *
     * @param reason the gateway's word
     */
    record Refused(Code reason) implements RefundAnswer {}
}

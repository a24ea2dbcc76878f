package io.orderflow.payment.application;

import io.orderflow.events.value.Money;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.PaymentToken;
import io.orderflow.payment.domain.Authorization;
import io.orderflow.runtime.work.HopelessCallException;
import io.smallrye.mutiny.Uni;

/**
 * Who holds and takes the customers' money. The payment id is the idempotency key: a call that is repeated with it has
 * the effect and the answer of the first. A failure says nothing about what has happened: the call is repeated until
 * there is an answer; one that will not succeed before somebody changes something, such as a call with a key that the
 * provider does not know, fails with a {@link HopelessCallException}, and is repeated after long pauses. After a
 * restore it is repeated for what came since the backup, so a key must be remembered for as long as the stream keeps
 * events, a week. An order that costs nothing never comes here: no amount is 0.
 *
 * <p>A call that takes longer than {@code orderflow.work.timeout} is cancelled, and a cancelled call has to end: it
 * closes what it waits for. Whatever it kept would be missing for the next ones, at last for all of them.
 *
 * <p>An implementation is a bean with an {@code @Identifier}, which {@code orderflow.payment.gateway} names.
 */
public interface PaymentGateway {

    /** Holds an amount. */
    Uni<Authorization> authorize(PaymentId paymentId, Money amount, PaymentToken token);

    /** Takes an amount that is held. */
    Uni<Void> capture(PaymentId paymentId, Money amount, String authorizationCode);
}

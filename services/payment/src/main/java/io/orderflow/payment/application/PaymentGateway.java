package io.orderflow.payment.application;

import io.orderflow.events.value.Money;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.PaymentToken;
import io.orderflow.events.value.RefundId;
import io.orderflow.payment.application.Webhook.Notice;
import io.orderflow.payment.domain.Authorization;
import io.orderflow.payment.domain.Dispute;
import io.orderflow.payment.domain.RefundAnswer;
import io.orderflow.runtime.work.HopelessCallException;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/**
 * Who holds and takes the customers' money. The payment id is the idempotency key: a call that is repeated with it has
 * the effect and the answer of the first, a day later still. A failure says nothing about what has happened: the call is
 * repeated, or the gateway is asked what it knows, until there is an answer; one that will not succeed before somebody
 * changes something, such as a call with a key that the provider does not know, fails with a {@link
 * HopelessCallException}, and is repeated after long pauses. After a restore of the database calls are repeated for what
 * came since the backup: what is older than a day, a gateway is asked for before it is told to authorize anything. An
 * order that costs nothing never comes here: no amount is 0.
 *
 * <p>A call that takes longer than {@code orderflow.work.timeout} is cancelled, and a cancelled call has to end: it
 * closes what it waits for. Whatever it kept would be missing for the next ones, at last for all of them.
 *
 * <p>An implementation is a bean with an {@code @Identifier}, which {@code orderflow.payment.gateway} names.
 */
public interface PaymentGateway {

    /** Holds an amount. */
    Uni<Authorization> authorize(PaymentId paymentId, Money amount, PaymentToken token);

    /** What has become of an authorization whose answer never came; empty if the gateway knows of none. */
    Uni<Optional<Authorization>> find(PaymentId paymentId);

    /**
     * What has become of an authorization for which the customer has to do something.
     *
     * @param reference as {@link Authorization.ActionRequired} had it
     */
    Uni<Authorization> follow(PaymentId paymentId, String reference);

    /** Takes an amount that is held. */
    Uni<Void> capture(PaymentId paymentId, Money amount, String authorizationCode);

    /**
     * Lets go what is held, or would be once the customer has done what is required; harmless where that has been done.
     *
     * @param reference the authorization code of what is held, or the reference of what is to be done
     */
    Uni<Void> cancel(PaymentId paymentId, String reference);

    /**
     * Gives back a part of an amount that was taken, or all. The refund id is the idempotency key: however often a call is
     * repeated, and however late, the customer gets the money once.
     *
     * @param amount more than 0
     */
    Uni<RefundAnswer> refund(PaymentId paymentId, RefundId refundId, Money amount, String authorizationCode);

    /**
     * By which disputes banks have taken back what was captured, those included that were won since; not such as have taken
     * nothing. Asked when the gateway says that it is worthwhile; one that never does need not say anything.
     *
     * @param amount what was captured
     */
    default Uni<List<Dispute>> disputes(PaymentId paymentId, Money amount, String authorizationCode) {
        return Uni.createFrom().item(List.of());
    }

    /**
     * The payment that the gateway calls so where it speaks of a dispute; empty if it is none of ours. Asked while the gateway
     * waits, which is told to say it again if this fails.
     *
     * @param reference as {@link Notice.OfADispute} had it
     */
    default Uni<Optional<PaymentId>> paymentOf(String reference) {
        return Uni.createFrom().item(Optional.empty());
    }

    /**
     * What the gateway says of its own accord, if it was the gateway; one that says nothing believes nobody. Neither fails
     * nor blocks.
     */
    default Notice read(Webhook webhook) {
        return new Notice.Unsigned();
    }
}

package io.orderflow.payment.domain;

import static io.orderflow.payment.domain.PaymentFixture.*;
import static io.orderflow.payment.domain.RefundFixture.done;
import static io.orderflow.payment.domain.RefundFixture.usd;

import io.orderflow.events.PaymentChargedBack;
import io.orderflow.events.value.Code;
import io.orderflow.payment.domain.PaymentCommand.AskForDisputes;
import io.orderflow.payment.domain.PaymentCommand.DisputesAnswered;
import io.orderflow.runtime.decision.Decision;
import java.util.List;

/** Disputes and what is told of them, to be read aloud. */
final class ChargebackFixture {

    static final Code FRAUDULENT = new Code("FRAUDULENT");

    private ChargebackFixture() {}

    static Dispute dispute(int n, long amount) {
        return new Dispute("dp_" + n, usd(amount), FRAUDULENT, false);
    }

    static Dispute wonDispute(int n, long amount) {
        return new Dispute("dp_" + n, usd(amount), FRAUDULENT, true);
    }

    static PaymentChargedBack chargedBack(int n, long amount) {
        return new PaymentChargedBack(ORDER_ID, PAYMENT_ID, "dp_" + n, usd(amount), FRAUDULENT);
    }

    static GatewayCall askForDisputes(int hint) {
        return new GatewayCall.AskForDisputes(TERMS, "A1", hint, PACKING);
    }

    static Decision<Attempts> hint(Attempts attempts) {
        return decide(attempts, new AskForDisputes(ORDER_ID));
    }

    static Decision<Attempts> answer(Attempts attempts, int hint, Dispute... disputes) {
        return decide(attempts, new DisputesAnswered(TERMS, hint, List.of(disputes)));
    }

    /** After somebody has said so, and the gateway was asked. */
    static Attempts after(Attempts attempts, Dispute... disputes) {
        Attempts hinted = done(hint(attempts)).state();
        return done(answer(hinted, hinted.chargebacks().hints(), disputes)).state();
    }

    private static Decision<Attempts> decide(Attempts attempts, PaymentCommand command) {
        return RefundFixture.decide(attempts, command, PACKING);
    }
}

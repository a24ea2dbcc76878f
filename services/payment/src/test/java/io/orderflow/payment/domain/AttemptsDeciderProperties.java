package io.orderflow.payment.domain;

import static io.orderflow.payment.domain.PaymentFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.PaymentRequested;
import io.orderflow.events.value.PaymentId;
import io.orderflow.payment.domain.Ledger.Account;
import io.orderflow.payment.domain.PaymentCommand.AuthorizationAnswered;
import io.orderflow.payment.domain.PaymentCommand.CancelConfirmed;
import io.orderflow.payment.domain.PaymentCommand.CaptureConfirmed;
import io.orderflow.payment.domain.PaymentCommand.Heard;
import io.orderflow.payment.domain.PaymentCommand.NeverAsked;
import io.orderflow.runtime.decision.Circumstances;
import io.orderflow.runtime.decision.Decision;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Of an order whose first card is declined, and whose second is not. */
class AttemptsDeciderProperties {

    private static final PaymentId SECOND = PaymentId.of(ORDER_ID, 2);
    private static final AttemptsDecider DECIDER = new AttemptsDecider(new PaymentDecider(INTERVAL));

    private enum Step {
        REQUEST,
        REQUEST_AGAIN,
        PACK,
        CANCEL,
        ASK_THE_GATEWAY
    }

    @Property
    void holdsNothingInTheEndUnlessItWaitsForTheGoods(@ForAll("courses") List<Step> steps) {
        List<OrderEvent> emitted = new ArrayList<>();
        Attempts attempts = Attempts.NONE;
        for (Step step : steps) {
            attempts = next(attempts, step, emitted);
        }
        while (attempts.last() instanceof Payment.Due) {
            attempts = next(attempts, Step.ASK_THE_GATEWAY, emitted);
        }

        assertThat(emitted).doesNotHaveDuplicates();
        assertThat(attempts.payments())
                .filteredOn(Payment.Due.class::isInstance)
                .isEmpty();
        assertThat(Ledger.of(attempts).balance(Account.HELD))
                .isEqualTo(attempts.last() instanceof Payment.Authorized ? AMOUNT.amount() : 0);
        assertThat(Ledger.of(attempts).balance(Account.MERCHANT)).isIn(0L, AMOUNT.amount());
    }

    @Provide
    Arbitrary<List<Step>> courses() {
        return Arbitraries.of(Step.class).list().ofMaxSize(14);
    }

    private static Attempts next(Attempts attempts, Step step, List<OrderEvent> emitted) {
        return switch (step) {
            case REQUEST -> decide(attempts, new Heard(paymentRequested()), emitted);
            case REQUEST_AGAIN ->
                decide(attempts, new Heard(new PaymentRequested(ORDER_ID, SECOND, AMOUNT, TOKEN, OWNER, 2)), emitted);
            case PACK -> decide(attempts, new Heard(shipmentProcessed()), emitted);
            case CANCEL -> decide(attempts, new Heard(orderCancelled()), emitted);
            case ASK_THE_GATEWAY ->
                attempts.last() instanceof Payment.Due due ? decide(attempts, answer(due), emitted) : attempts;
        };
    }

    private static PaymentCommand answer(Payment.Due due) {
        Payment.Terms terms = due.terms();
        return switch (GatewayCall.of(due)) {
            case GatewayCall.Inquire inquiry when inquiry.token() == null -> new NeverAsked(terms);
            case GatewayCall.Authorize _, GatewayCall.Inquire _, GatewayCall.Follow _ ->
                new AuthorizationAnswered(terms, terms.paymentId().equals(SECOND) ? GRANTED : REFUSED);
            case GatewayCall.Capture _ -> new CaptureConfirmed(terms);
            case GatewayCall.Cancel _ -> new CancelConfirmed(terms);
            case GatewayCall.GiveBack _, GatewayCall.AskForDisputes _ ->
                throw new AssertionError("nobody asks for money back here");
        };
    }

    private static Attempts decide(Attempts attempts, PaymentCommand command, List<OrderEvent> emitted) {
        if (DECIDER.decide(attempts, command, new Circumstances(REQUEST, NOW))
                instanceof Decision.Accepted<Attempts> accepted) {
            emitted.addAll(accepted.events());
            return accepted.state();
        }
        return attempts;
    }
}

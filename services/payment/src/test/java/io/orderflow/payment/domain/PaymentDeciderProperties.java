package io.orderflow.payment.domain;

import static io.orderflow.payment.domain.PaymentFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.PaymentActionRequired;
import io.orderflow.events.PaymentDeclined;
import io.orderflow.events.PaymentOutcomeUnknown;
import io.orderflow.events.PaymentVoided;
import io.orderflow.payment.domain.Ledger.Account;
import io.orderflow.runtime.decision.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PaymentDeciderProperties {

    private enum Step {
        REQUEST,
        PACK,
        CANCEL,
        ASK_THE_GATEWAY,
        ASK_IN_VAIN,
        HAVE_THE_CUSTOMER_ACT
    }

    private record Course(Payment end, List<OrderEvent> emitted) {}

    @Property
    void isCapturedOnceInWhateverOrderAndHoweverOftenTheEventsCome(@ForAll("packed") List<Step> steps) {
        Course course = run(steps, GRANTED);

        assertThat(course.end()).isEqualTo(new Payment.Captured(TERMS, HOLD, NOW, PACKING));
        assertThat(answers(course)).containsExactly(paymentAuthorized(), paymentCaptured());
    }

    @Property
    void isDeclinedOnceAndNeverCaptured(@ForAll("packed") List<Step> steps) {
        Course course = run(steps, REFUSED);

        assertThat(course.end()).isEqualTo(aDeclinedPayment());
        assertThat(answers(course)).hasExactlyElementsOfTypes(PaymentDeclined.class);
    }

    @Property
    void isVoidedOnceAndNeverCapturedIfTheOrderIsCancelled(@ForAll("cancelled") List<Step> steps) {
        Course course = run(steps, GRANTED);

        assertThat(course.end()).isInstanceOf(Payment.Voided.class);
        assertThat(course.emitted()).doesNotContain(paymentCaptured()).endsWith(paymentVoided());
        assertThat(course.emitted()).doesNotHaveDuplicates();
    }

    @Property
    void isDeclinedOrVoidedOnceIfTheOrderIsCancelledAndTheAmountRefused(@ForAll("cancelled") List<Step> steps) {
        Course course = run(steps, REFUSED);

        assertThat(answers(course)).singleElement().isInstanceOfAny(PaymentDeclined.class, PaymentVoided.class);
    }

    /** Whichever is heard first of the two that exclude each other. */
    @Property
    void holdsNothingInTheEnd(@ForAll("all") List<Step> steps, @ForAll boolean granted) {
        Course course = run(steps, granted ? GRANTED : REFUSED);

        assertThat(ledger(course.end()).balance(Account.HELD)).isZero();
        assertThat(course.emitted()).doesNotHaveDuplicates();
    }

    @Property
    void keepsBooksThatComeToNothingAfterEachStep(@ForAll("all") List<Step> steps, @ForAll boolean granted) {
        for (int i = 0; i <= steps.size(); i++) {
            Ledger ledger =
                    ledger(run(steps.subList(0, i), granted ? GRANTED : REFUSED).end());

            long sum = 0;
            for (Account account : Account.values()) {
                sum += ledger.balance(account);
            }
            assertThat(sum).isZero();
            assertThat(ledger.balance(Account.HELD)).isBetween(0L, AMOUNT.amount());
        }
    }

    @Provide
    Arbitrary<List<Step>> packed() {
        return courses(List.of(Step.REQUEST, Step.PACK));
    }

    @Provide
    Arbitrary<List<Step>> cancelled() {
        return courses(List.of(Step.REQUEST, Step.CANCEL));
    }

    @Provide
    Arbitrary<List<Step>> all() {
        return courses(List.of(Step.REQUEST, Step.PACK, Step.CANCEL));
    }

    /** These events at least once, and the gateway asked in between as often as it may be; at the end it is asked. */
    private static Arbitrary<List<Step>> courses(List<Step> events) {
        List<Step> possible = new ArrayList<>(events);
        possible.addAll(List.of(Step.ASK_THE_GATEWAY, Step.ASK_IN_VAIN, Step.HAVE_THE_CUSTOMER_ACT));
        return Arbitraries.of(possible).list().ofMaxSize(8).flatMap(repeated -> {
            List<Step> all = new ArrayList<>(events);
            all.addAll(repeated);
            return Arbitraries.shuffle(all);
        });
    }

    /** What was told, but what was told on the way to the answer. */
    private static List<OrderEvent> answers(Course course) {
        List<OrderEvent> answers = new ArrayList<>(course.emitted());
        while (!answers.isEmpty()
                && (answers.getFirst() instanceof PaymentOutcomeUnknown
                        || answers.getFirst() instanceof PaymentActionRequired)) {
            answers.removeFirst();
        }
        return answers;
    }

    private static Ledger ledger(Payment payment) {
        return Ledger.of(new Attempts(List.of(payment)));
    }

    private static Course run(List<Step> steps, Authorization answer) {
        List<OrderEvent> emitted = new ArrayList<>();
        Payment payment = new Payment.Unknown();
        for (Step step : steps) {
            payment = switch (step) {
                case REQUEST -> next(payment, emitted, state -> decide(state, paymentRequested()));
                case PACK -> next(payment, emitted, state -> decide(state, shipmentProcessed()));
                case CANCEL -> next(payment, emitted, state -> decide(state, orderCancelled()));
                case ASK_THE_GATEWAY -> ask(payment, answer, emitted);
                case HAVE_THE_CUSTOMER_ACT -> haveTheCustomerAct(payment, emitted);
                case ASK_IN_VAIN -> askInVain(payment, emitted);
            };
        }
        while (payment instanceof Payment.Due) {
            payment = ask(payment, answer, emitted);
        }
        return new Course(payment, emitted);
    }

    /** Two performers ask for the same at the same time, and both record the answer. */
    private static Payment ask(Payment payment, Authorization answer, List<OrderEvent> emitted) {
        return payment instanceof Payment.Due due
                ? twice(payment, state -> next(state, emitted, answer(GatewayCall.of(due), answer)))
                : payment;
    }

    /** Only who asks for the first time says so; all others are asked again. */
    private static Payment askInVain(Payment payment, List<OrderEvent> emitted) {
        return payment instanceof Payment.Due due && GatewayCall.of(due) instanceof GatewayCall.Authorize
                ? twice(payment, state -> next(state, emitted, PaymentFixture::unclear))
                : payment;
    }

    private static Payment haveTheCustomerAct(Payment payment, List<OrderEvent> emitted) {
        return payment instanceof Payment.Unanswered || payment instanceof Payment.ActionRequired
                ? twice(payment, state -> next(state, emitted, now -> authorization(now, ACTION)))
                : payment;
    }

    private static Decider answer(GatewayCall call, Authorization answer) {
        return switch (call) {
            case GatewayCall.Inquire inquiry when inquiry.token() == null -> PaymentFixture::neverAsked;
            case GatewayCall.Authorize _, GatewayCall.Inquire _, GatewayCall.Follow _ ->
                state -> authorization(state, answer);
            case GatewayCall.Capture _ -> PaymentFixture::captured;
            case GatewayCall.Cancel _ -> PaymentFixture::cancelled;
            case GatewayCall.GiveBack _, GatewayCall.AskForDisputes _ ->
                throw new AssertionError("nobody asks for money back here");
        };
    }

    private static Payment twice(Payment payment, UnaryOperator<Payment> record) {
        return record.apply(record.apply(payment));
    }

    private interface Decider {
        Decision<Payment> decide(Payment payment);
    }

    private static Payment next(Payment payment, List<OrderEvent> emitted, Decider decider) {
        if (decider.decide(payment) instanceof Decision.Accepted<Payment> accepted) {
            emitted.addAll(accepted.events());
            return accepted.state();
        }
        return payment;
    }
}

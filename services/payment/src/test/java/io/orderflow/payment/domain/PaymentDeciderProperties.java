package io.orderflow.payment.domain;

import static io.orderflow.payment.domain.PaymentFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.PaymentDeclined;
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
        ASK_THE_GATEWAY
    }

    private record Course(Payment end, List<OrderEvent> emitted) {}

    @Property
    void isCapturedOnceInWhateverOrderAndHoweverOftenTheEventsCome(@ForAll("courses") List<Step> steps) {
        Course course = run(steps, GRANTED);

        assertThat(course.end()).isEqualTo(new Payment.Captured(TERMS, HOLD, NOW));
        assertThat(course.emitted()).containsExactly(paymentAuthorized(), paymentCaptured());
    }

    @Property
    void keepsBooksThatComeToNothingAfterEachStep(@ForAll("courses") List<Step> steps, @ForAll boolean granted) {
        for (int i = 0; i <= steps.size(); i++) {
            Ledger ledger = Ledger.of(new Attempts(List.of(
                    run(steps.subList(0, i), granted ? GRANTED : REFUSED).end())));

            assertThat(ledger.entries().stream()
                            .flatMap(entry -> entry.postings().stream())
                            .mapToLong(Ledger.Posting::amount))
                    .satisfies(amounts -> assertThat(
                                    amounts.stream().mapToLong(each -> each).sum())
                            .isZero());
        }
    }

    @Property
    void isDeclinedOnceAndNeverCaptured(@ForAll("courses") List<Step> steps) {
        Course course = run(steps, REFUSED);

        assertThat(course.end()).isEqualTo(aDeclinedPayment());
        assertThat(course.emitted()).hasExactlyElementsOfTypes(PaymentDeclined.class);
    }

    /** Both events at least once, and the gateway asked in between as often as it may be; at the end it is asked. */
    @Provide
    Arbitrary<List<Step>> courses() {
        return Arbitraries.of(Step.values()).list().ofMaxSize(8).flatMap(repeated -> {
            List<Step> all = new ArrayList<>(List.of(Step.REQUEST, Step.PACK));
            all.addAll(repeated);
            return Arbitraries.shuffle(all);
        });
    }

    private static Course run(List<Step> steps, Authorization answer) {
        List<OrderEvent> emitted = new ArrayList<>();
        Payment payment = new Payment.Unknown();
        for (Step step : steps) {
            payment = switch (step) {
                case REQUEST -> next(payment, emitted, state -> decide(state, paymentRequested()));
                case PACK -> next(payment, emitted, state -> decide(state, shipmentProcessed()));
                case ASK_THE_GATEWAY -> ask(payment, answer, emitted);
            };
        }
        return new Course(ask(ask(payment, answer, emitted), answer, emitted), emitted);
    }

    /** Two performers ask for the same at the same time, and both record the answer. */
    private static Payment ask(Payment payment, Authorization answer, List<OrderEvent> emitted) {
        return switch (payment) {
            case Payment.Requested _ ->
                twice(payment, state -> next(state, emitted, now -> authorization(now, answer)));
            case Payment.CaptureDue _ -> twice(payment, state -> next(state, emitted, PaymentFixture::captured));
            case Payment.Unknown _, Payment.Expected _, Payment.Authorized _, Payment.Captured _, Payment.Declined _ ->
                payment;
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

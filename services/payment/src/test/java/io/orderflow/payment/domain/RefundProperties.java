package io.orderflow.payment.domain;

import static io.orderflow.payment.domain.PaymentFixture.*;
import static io.orderflow.payment.domain.RefundFixture.ask;
import static io.orderflow.payment.domain.RefundFixture.decide;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.PaymentRefundFailed;
import io.orderflow.events.PaymentRefunded;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.RefundId;
import io.orderflow.payment.domain.Ledger.Account;
import io.orderflow.payment.domain.PaymentCommand.AuthorizationAnswered;
import io.orderflow.payment.domain.PaymentCommand.CaptureConfirmed;
import io.orderflow.payment.domain.PaymentCommand.Heard;
import io.orderflow.payment.domain.PaymentCommand.RefundAnswered;
import io.orderflow.runtime.decision.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RefundProperties {

    /** Of refund n so and so much is asked for, or one of the other things happens. */
    private record Move(Kind kind, int n) {
        enum Kind {
            REQUEST,
            PACK,
            CANCEL,
            CALL,
            CALL_TWICE,
            REFUND
        }
    }

    private record Course(Attempts end, List<OrderEvent> told) {}

    @Property
    void neverGivesBackMoreThanWasCaptured(@ForAll("courses") List<Move> moves) {
        for (int i = 0; i <= moves.size(); i++) {
            Ledger ledger = Ledger.of(run(moves.subList(0, i)).end());

            assertThat(ledger.balance(Account.MERCHANT)).isBetween(0L, AMOUNT.amount());
            assertThat(ledger.balance(Account.HELD)).isNotNegative();
            assertThat(ledger.balance(Account.MERCHANT)
                            + ledger.balance(Account.HELD)
                            + ledger.balance(Account.CUSTOMER))
                    .isZero();
        }
    }

    @Property
    void answersEachRefundOnceOrWaitsForTheCapture(@ForAll("courses") List<Move> moves) {
        Course course = run(moves);
        List<RefundId> answered = course.told().stream()
                .flatMap(event -> switch (event) {
                    case PaymentRefunded refunded -> Optional.of(refunded.refundId()).stream();
                    case PaymentRefundFailed failed -> Optional.of(failed.refundId()).stream();
                    default -> Optional.<RefundId>empty().stream();
                })
                .toList();

        assertThat(answered).doesNotHaveDuplicates();
        assertThat(course.end().refunds().all())
                .allSatisfy(refund -> assertThat(refund.isOpen()).isNotEqualTo(answered.contains(refund.refundId())));
        if (course.end().last() instanceof Payment.Captured || course.end().last() instanceof Payment.Voided) {
            assertThat(course.end().refunds().open()).isEmpty();
        }
    }

    @Provide
    Arbitrary<List<Move>> courses() {
        return Arbitraries.of(Move.Kind.values())
                .flatMap(kind -> Arbitraries.integers().between(1, 5).map(n -> new Move(kind, n)))
                .list()
                .ofMaxSize(20);
    }

    private static Course run(List<Move> moves) {
        List<OrderEvent> told = new ArrayList<>();
        Attempts attempts = Attempts.NONE;
        for (Move move : moves) {
            attempts = switch (move.kind()) {
                case REQUEST -> next(attempts, told, decide(attempts, new Heard(paymentRequested())));
                case PACK -> next(attempts, told, decide(attempts, new Heard(shipmentProcessed())));
                case CANCEL -> next(attempts, told, decide(attempts, new Heard(orderCancelled())));
                case REFUND -> next(attempts, told, ask(attempts, move.n(), move.n() * 7_000L));
                case CALL -> call(attempts, told, 1);
                case CALL_TWICE -> call(attempts, told, 2);
            };
        }
        while (GatewayCall.of(attempts).isPresent()) {
            attempts = call(attempts, told, 1);
        }
        return new Course(attempts, told);
    }

    private static Attempts call(Attempts attempts, List<OrderEvent> told, int times) {
        Optional<GatewayCall> call = GatewayCall.of(attempts);
        Attempts after = attempts;
        for (int i = 0; i < times && call.isPresent(); i++) {
            after = next(after, told, decide(after, answerTo(call.get())));
        }
        return after;
    }

    private static PaymentCommand answerTo(GatewayCall call) {
        return switch (call) {
            case GatewayCall.Authorize _, GatewayCall.Inquire _, GatewayCall.Follow _ ->
                new AuthorizationAnswered(TERMS, GRANTED);
            case GatewayCall.AskForDisputes _ -> throw new AssertionError("nobody disputes anything here");
            case GatewayCall.Capture _ -> new CaptureConfirmed(TERMS);
            case GatewayCall.Cancel _ -> new PaymentCommand.CancelConfirmed(TERMS);
            case GatewayCall.GiveBack(var _, var _, RefundId refundId, var _, var _) ->
                new RefundAnswered(
                        TERMS,
                        refundId,
                        refundId.equals(RefundFixture.refund(2))
                                ? new RefundAnswer.Refused(new Code("CARD_CLOSED"))
                                : new RefundAnswer.Done());
        };
    }

    private static Attempts next(Attempts attempts, List<OrderEvent> told, Decision<Attempts> decision) {
        if (decision instanceof Decision.Accepted<Attempts> accepted) {
            told.addAll(accepted.events());
            return accepted.state();
        }
        return attempts;
    }
}

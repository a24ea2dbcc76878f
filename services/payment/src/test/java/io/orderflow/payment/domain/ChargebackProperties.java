package io.orderflow.payment.domain;

import static io.orderflow.payment.domain.ChargebackFixture.hint;
import static io.orderflow.payment.domain.PaymentFixture.*;
import static io.orderflow.payment.domain.RefundFixture.aCapturedOne;
import static io.orderflow.payment.domain.RefundFixture.ask;
import static io.orderflow.payment.domain.RefundFixture.decide;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.PaymentChargedBack;
import io.orderflow.events.PaymentRefundFailed;
import io.orderflow.events.PaymentRefunded;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.RefundId;
import io.orderflow.payment.domain.Ledger.Account;
import io.orderflow.payment.domain.PaymentCommand.DisputesAnswered;
import io.orderflow.payment.domain.PaymentCommand.Heard;
import io.orderflow.payment.domain.PaymentCommand.RefundAnswered;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Effect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ChargebackProperties {

    private static final Code REFUSED = new Code("CHARGE_DISPUTED");

    /** Something happens, to refund or dispute n. */
    private record Move(Kind kind, int n) {
        enum Kind {
            REFUND,
            DISPUTE,
            WIN,
            HINT,
            CALL,
            CALL_TWICE,
            ANSWER_LATE,
            HEAR_OWN
        }
    }

    /** What a gateway and its bank know, who ask nobody. */
    private static final class World {
        private final Map<Integer, Dispute> disputes = new HashMap<>();
        private final Map<RefundId, RefundAnswer> refunds = new HashMap<>();
        private final List<OrderEvent> told = new ArrayList<>();
        private final Set<RefundId> begun = new HashSet<>();
        private final List<PaymentCommand> late = new ArrayList<>();
        private Attempts attempts = aCapturedOne();

        private void next(Decision<Attempts> decision) {
            if (!(decision instanceof Decision.Accepted<Attempts> accepted)) {
                return;
            }
            attempts = accepted.state();
            told.addAll(accepted.events());
            accepted.effects().stream()
                    .flatMap(effect -> effect instanceof Effect.Call(GatewayCall.GiveBack call)
                            ? Optional.of(call).stream()
                            : Optional.<GatewayCall.GiveBack>empty().stream())
                    .filter(call -> begun.add(call.refundId()))
                    .forEach(call -> assertThat(call.amount().amount()).isLessThanOrEqualTo(left()));
        }

        private long left() {
            return AMOUNT.amount()
                    - attempts.refunds().refunded()
                    - attempts.chargebacks().taken(AMOUNT);
        }

        private PaymentCommand answerTo(GatewayCall call) {
            return switch (call) {
                case GatewayCall.AskForDisputes(var _, var _, int hint, var _) ->
                    new DisputesAnswered(TERMS, hint, List.copyOf(disputes.values()));
                case GatewayCall.GiveBack(var _, var _, RefundId refundId, Money amount, var _) ->
                    new RefundAnswered(TERMS, refundId, refunds.computeIfAbsent(refundId, id -> give(amount)));
                default -> throw new AssertionError("the money is captured");
            };
        }

        /** Refused while anything is disputed, as a gateway may. */
        private RefundAnswer give(Money amount) {
            return disputes.values().stream().allMatch(Dispute::isWon) || amount.amount() % 2 == 0
                    ? new RefundAnswer.Done()
                    : new RefundAnswer.Refused(REFUSED);
        }

        private void call(int times) {
            Optional<PaymentCommand> answer = GatewayCall.of(attempts).map(this::answerTo);
            for (int i = 0; i < times && answer.isPresent(); i++) {
                next(decide(attempts, answer.get()));
            }
            answer.ifPresent(late::add);
        }
    }

    @Property
    void theBooksBalanceAndSayWhatTheBankAndTheGatewayHaveDone(@ForAll("courses") List<Move> moves) {
        World world = run(moves);
        Ledger ledger = Ledger.of(world.attempts);
        long given = world.attempts.refunds().refunded();
        long taken = world.disputes.values().stream()
                .filter(dispute -> !dispute.isWon())
                .mapToLong(dispute -> dispute.amount().amount())
                .sum();

        assertThat(ledger.balance(Account.MERCHANT)).isEqualTo(AMOUNT.amount() - given - taken);
        assertThat(ledger.balance(Account.HELD)).isZero();
        assertThat(ledger.balance(Account.CUSTOMER)).isEqualTo(-ledger.balance(Account.MERCHANT));
    }

    @Property
    void neverGivesBackMoreThanWasCaptured(@ForAll("courses") List<Move> moves) {
        World world = run(moves);

        assertThat(world.attempts.refunds().refunded()).isLessThanOrEqualTo(AMOUNT.amount());
        assertThat(world.refunds.values().stream()
                        .filter(RefundAnswer.Done.class::isInstance)
                        .count())
                .isEqualTo(world.told.stream()
                        .filter(PaymentRefunded.class::isInstance)
                        .count());
    }

    @Property
    void tellsOfEachDisputeOnceAndAnswersEachRefundOnce(@ForAll("courses") List<Move> moves) {
        World world = run(moves);

        assertThat(world.told.stream()
                        .filter(PaymentChargedBack.class::isInstance)
                        .map(event -> ((PaymentChargedBack) event).chargebackId()))
                .doesNotHaveDuplicates()
                .isSubsetOf(
                        world.disputes.values().stream().map(Dispute::reference).toList());
        assertThat(world.told.stream().flatMap(ChargebackProperties::answered).toList())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(world.attempts.refunds().all().stream()
                        .map(Refund::refundId)
                        .toList());
    }

    private static Stream<RefundId> answered(OrderEvent event) {
        return switch (event) {
            case PaymentRefunded refunded -> Stream.of(refunded.refundId());
            case PaymentRefundFailed failed -> Stream.of(failed.refundId());
            default -> Stream.empty();
        };
    }

    @Provide
    Arbitrary<List<Move>> courses() {
        return Arbitraries.of(Move.Kind.values())
                .flatMap(kind -> Arbitraries.integers().between(1, 4).map(n -> new Move(kind, n)))
                .list()
                .ofMaxSize(25);
    }

    /** The moves, and in the end all that happened is said and asked for. */
    private static World run(List<Move> moves) {
        World world = new World();
        moves.forEach(move -> play(world, move));
        world.next(hint(world.attempts));
        while (GatewayCall.of(world.attempts).isPresent()) {
            world.call(1);
        }
        return world;
    }

    private static void play(World world, Move move) {
        int n = move.n();
        switch (move.kind()) {
            case REFUND -> world.next(ask(world.attempts, n, n * 7_001L));
            case DISPUTE -> world.disputes.putIfAbsent(n, ChargebackFixture.dispute(n, n * 9_000L));
            case WIN -> world.disputes.computeIfPresent(n, (k, any) -> ChargebackFixture.wonDispute(n, n * 9_000L));
            case HINT -> world.next(hint(world.attempts));
            case CALL -> world.call(1);
            case CALL_TWICE -> world.call(2);
            case ANSWER_LATE ->
                world.late.stream().findFirst().ifPresent(answer -> world.next(decide(world.attempts, answer)));
            case HEAR_OWN ->
                world.told.stream()
                        .filter(PaymentChargedBack.class::isInstance)
                        .findFirst()
                        .ifPresent(event -> world.next(decide(world.attempts, new Heard(event))));
        }
    }
}

package io.orderflow.order.domain;

import static io.orderflow.order.domain.OrderFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.PaymentRefundFailed;
import io.orderflow.events.PaymentRefundRequested;
import io.orderflow.events.PaymentRefunded;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.RefundId;
import io.orderflow.order.domain.OrderCommand.GiveBack;
import io.orderflow.order.domain.OrderCommand.Heard;
import io.orderflow.order.domain.Refunds.Outcome;
import io.orderflow.runtime.decision.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What an order asks back, however wishes and answers are mixed. */
class RefundProperties {

    private static final Code REASON = new Code("DAMAGED");

    /** What finance wants, and what payment says of it: nothing, that it is done, or that it is not. */
    record Wish(GiveBack command, @Nullable Boolean granted, int answeredAfter) {}

    @Property
    void neverAsksForMoreThanWasCaptured(@ForAll("wishes") List<Wish> wishes) {
        List<OrderEvent> said = new ArrayList<>();

        Order order = after(wishes, said);

        assertThat(order.refunds().left(TOTAL).amount()).isNotNegative();
        assertThat(promised(order).sum()).isLessThanOrEqualTo(TOTAL.amount());
        assertThat(order.refunds().refunded()).isLessThanOrEqualTo(TOTAL.amount());
    }

    @Property
    void asksForEachOnceAndRefusesWhatIsNotThere(@ForAll("wishes") List<Wish> wishes) {
        List<OrderEvent> said = new ArrayList<>();

        Order order = after(wishes, said);

        assertThat(said.stream().map(event -> ((PaymentRefundRequested) event).refundId()))
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(order.refunds().all().stream()
                        .map(Refunds.Refund::refundId)
                        .toList());
    }

    @Property
    void waitsAsLongAsOneOfThemIsNotAnswered(@ForAll("wishes") List<Wish> wishes) {
        Order order = after(wishes, new ArrayList<>());
        boolean isOpen = order.refunds().all().stream().anyMatch(refund -> refund.outcome() instanceof Outcome.Awaited);

        assertThat(order.waitsFor().filter(Step.REFUND::equals).isPresent()).isEqualTo(isOpen);
    }

    @Provide
    Arbitrary<List<Wish>> wishes() {
        Arbitrary<GiveBack> commands = Arbitraries.integers()
                .between(1, 6)
                .flatMap(key ->
                        Arbitraries.longs().between(1, TOTAL.amount() + 1).map(amount -> refund(key, amount)));
        return commands.flatMap(command -> Arbitraries.of(true, false)
                        .injectNull(0.3)
                        .flatMap(granted ->
                                Arbitraries.integers().between(0, 3).map(after -> new Wish(command, granted, after))))
                .list()
                .ofMaxSize(12);
    }

    private static LongStream promised(Order order) {
        return order.refunds().all().stream()
                .filter(refund -> !(refund.outcome() instanceof Outcome.Failed))
                .mapToLong(refund -> refund.amount().amount());
    }

    /** Answers come some wishes later. */
    private static Order after(List<Wish> wishes, List<OrderEvent> said) {
        Order order = Course.after(Inputs.heard(theWayToFulfilment())).order();
        List<List<OrderEvent>> answers = new ArrayList<>();
        for (int i = 0; i < wishes.size() + 4; i++) {
            answers.add(new ArrayList<>());
        }
        for (int i = 0; i < answers.size(); i++) {
            if (i < wishes.size()) {
                Wish wish = wishes.get(i);
                if (decide(order, wish.command(), aCause()) instanceof Decision.Accepted<Order> accepted) {
                    order = accepted.state();
                    said.addAll(accepted.events());
                    answer(wish).ifPresent(answers.get(i + wish.answeredAfter())::add);
                }
            }
            for (OrderEvent answer : answers.get(i)) {
                order = decide(order, new Heard(answer), aCause()) instanceof Decision.Accepted<Order> accepted
                        ? accepted.state()
                        : order;
            }
        }
        return order;
    }

    private static Optional<OrderEvent> answer(Wish wish) {
        if (wish.granted() == null) {
            return Optional.empty();
        }
        GiveBack asked = wish.command();
        return Optional.of(
                wish.granted()
                        ? new PaymentRefunded(ORDER_ID, PAYMENT_ID, asked.refundId(), asked.amount())
                        : new PaymentRefundFailed(
                                ORDER_ID, PAYMENT_ID, asked.refundId(), asked.amount(), new Code("CARD_CLOSED")));
    }

    private static GiveBack refund(int key, long amount) {
        return new GiveBack(ORDER_ID, RefundId.of(ORDER_ID, "k-" + key), new Money(amount, "USD"), REASON, "fay");
    }
}

package io.orderflow.order.domain;

import static io.orderflow.order.domain.OrderFixture.ORDER_ID;
import static io.orderflow.order.domain.OrderFixture.orderCreated;
import static io.orderflow.order.domain.OrderFixture.paymentCaptured;
import static io.orderflow.order.domain.OrderFixture.pricedOrder;
import static io.orderflow.order.domain.OrderFixture.stockRejected;
import static io.orderflow.order.domain.OrderFixture.stockReserved;
import static io.orderflow.order.domain.OrderFixture.theWayToFulfilment;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.OrderAnonymized;
import io.orderflow.events.OrderCreated;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.value.EventId;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Decision.Accepted;
import io.orderflow.runtime.decision.Decision.Ignored;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnonymizedOrderTest {

    private static final String PSEUDONYM = "erased-1";
    private static final Cause CAUSE = Cause.own(EventId.of("01936f2e-0000-7000-8000-00000000000c"));

    @Test
    void isOfAPseudonymWhoseOrderWasOfACustomer() {
        Accepted<Order> decision = accepted(anonymize(after(orderCreated(), stockRejected())));

        assertThat(decision.events()).containsExactly(new OrderAnonymized(ORDER_ID, PSEUDONYM));
        assertThat(requestOf(decision.state()).customer().id()).isEqualTo(PSEUDONYM);
        assertThat(decision.state().ending()).isInstanceOf(Ending.Rejected.class);
    }

    @Test
    void keepsWhatAccountsNeedAndNothingThatWasSaidWithIt() {
        OrderCreated priced = pricedOrder(ORDER_ID);

        OrderCreated left =
                requestOf(accepted(anonymize(after(priced, stockRejected()))).state());

        assertThat(left.total()).isEqualTo(priced.total());
        assertThat(left.externalId()).isEqualTo(priced.externalId());
        assertThat(left.shippingAddress().country()).isEqualTo("US");
        assertThat(left.metadata()).isEmpty();
        assertThat(left.phone()).isNull();
    }

    @Test
    void keepsItsCustomerUntilItHasEnded() {
        assertThat(anonymize(after(orderCreated(), stockReserved()))).isInstanceOf(Ignored.class);
        assertThat(anonymize(Order.unknown())).isInstanceOf(Ignored.class);
    }

    @Test
    void isToldOnce() {
        Order anonymized = accepted(anonymize(after(theWayToFulfilment()))).state();

        assertThat(anonymize(anonymized)).isInstanceOf(Ignored.class);
    }

    @Test
    void staysSoWhateverComesAgain() {
        Order ended = after(theWayToFulfilment().stream()
                .filter(event -> !event.equals(paymentCaptured()))
                .toList());
        Order anonymized = accepted(anonymize(ended)).state();

        Order later =
                Course.from(anonymized).with(Inputs.heard(theWayToFulfilment())).order();

        assertThat(requestOf(later).customer().id()).isEqualTo(PSEUDONYM);
        assertThat(later.payment().isCaptured()).isTrue();
    }

    private static Order after(OrderEvent... events) {
        return after(List.of(events));
    }

    private static Order after(List<OrderEvent> events) {
        return Course.after(Inputs.heard(events)).order();
    }

    private static Decision<Order> anonymize(Order order) {
        return OrderFixture.decide(order, new OrderCommand.Anonymize(ORDER_ID, PSEUDONYM), CAUSE);
    }

    private static Accepted<Order> accepted(Decision<Order> decision) {
        assertThat(decision).isInstanceOf(Accepted.class);
        return (Accepted<Order>) decision;
    }

    private static OrderCreated requestOf(Order order) {
        return ((Request.Known) order.request()).created();
    }
}

package io.orderflow.order.domain;

import static io.orderflow.order.domain.OrderFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.CustomerActionRequested;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.OrderRejected;
import io.orderflow.events.PaymentAuthorized;
import io.orderflow.events.PaymentDeclined;
import io.orderflow.events.PaymentRequested;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.Moment;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.PaymentToken;
import io.orderflow.order.domain.OrderCommand.Expire;
import io.orderflow.order.domain.OrderCommand.Heard;
import io.orderflow.order.domain.OrderCommand.Pay;
import io.orderflow.runtime.decision.Circumstances;
import io.orderflow.runtime.decision.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What becomes of an order that may be paid again, however answers, clicks and the end of the time are mixed. */
class PayingAgainProperties {

    private static final int MOST = 3;
    private static final Instant START = Instant.parse("2026-11-27T12:00:00Z");
    private static final Duration WITHIN = Duration.ofHours(1);
    private static final OrderDecider DECIDER = new OrderDecider(HoldRules.NONE, new AnotherCard(WITHIN, MOST));
    private static final CustomerActionRequested ASKED =
            new CustomerActionRequested(ORDER_ID, new Code("PAY_AGAIN"), new Moment(START.plus(WITHIN)));

    /** A command, and what time it is then. */
    record Given(OrderCommand command, Instant now) {}

    @Property
    void asksForEachPaymentOnceAndOneAfterTheOther(@ForAll("courses") List<Given> course) {
        List<PaymentRequested> requested = said(course).stream()
                .filter(PaymentRequested.class::isInstance)
                .map(PaymentRequested.class::cast)
                .toList();

        assertThat(requested).extracting(PaymentRequested::number).isSorted().doesNotHaveDuplicates();
        assertThat(requested)
                .allSatisfy(
                        request -> assertThat(request.paymentId()).isEqualTo(PaymentId.of(ORDER_ID, request.number())));
    }

    @Property
    void hasOneEndAndRemembersNoToken(@ForAll("courses") List<Given> course) {
        List<OrderEvent> said = new ArrayList<>();
        Order order = after(course, said);

        assertThat(said.stream().filter(OrderRejected.class::isInstance)).hasSizeLessThanOrEqualTo(1);
        if (order.payment().isDecided()) {
            assertThat(order.payment())
                    .isInstanceOfSatisfying(
                            Payment.Asked.class,
                            asked -> assertThat(asked.again() == null
                                            || asked.again().token() == null)
                                    .isTrue());
        }
        if (order.ending().isEnd()) {
            assertThat(order.payment().isSimple()).isTrue();
        }
    }

    @Property
    void isNeverProcessedOnADeclinedPaymentNorRejectedWithAnOpenOne(@ForAll("courses") List<Given> course) {
        Order order = after(course, new ArrayList<>());

        if (order.ending() instanceof Ending.Rejected) {
            assertThat(order.payment().isOpen()).isFalse();
        }
        if (order.parcels().areAsked()) {
            assertThat(order.payment().isGranted()).isTrue();
        }
    }

    @Property
    void waitsForItsCustomerNoLongerThanTheCustomerWasTold(@ForAll("courses") List<Given> course) {
        Order order = after(course, new ArrayList<>());
        Instant end = START.plus(WITHIN).plus(WITHIN);

        List<Given> late = List.of(new Given(new Expire(ORDER_ID, Step.CUSTOMER), end));

        assertThat(after(order, late, new ArrayList<>()).payment().waitsForAnotherCard())
                .isFalse();
    }

    @Provide
    Arbitrary<List<Given>> courses() {
        Arbitrary<OrderCommand> commands = Arbitraries.of(Stream.of(
                        Stream.of(orderCreated(), stockReserved(), stockReserved(), ASKED, paymentActionRequired()),
                        answers(),
                        answers())
                .flatMap(stream -> stream)
                .<OrderCommand>map(Heard::new)
                .toList());
        Arbitrary<OrderCommand> people = Arbitraries.of(
                new Pay(ORDER_ID, new PaymentToken("tok_1")),
                new Pay(ORDER_ID, new PaymentToken("tok_2")),
                new Expire(ORDER_ID, Step.CUSTOMER));
        Arbitrary<Given> given = Arbitraries.oneOf(commands, people)
                .flatMap(command -> Arbitraries.integers()
                        .between(0, 59)
                        .map(minute -> new Given(command, START.plus(Duration.ofMinutes(minute)))));
        return given.list().ofMaxSize(30).map(some -> {
            List<Given> all = new ArrayList<>();
            Stream.of(orderCreated(), stockReserved()).forEach(event -> all.add(new Given(new Heard(event), START)));
            all.addAll(some);
            return all;
        });
    }

    /** Each payment has one answer: payment asks no gateway twice. */
    private static Stream<OrderEvent> answers() {
        return Stream.of(
                paymentDeclined(),
                new PaymentDeclined(ORDER_ID, PaymentId.of(ORDER_ID, 2), "card_declined"),
                new PaymentAuthorized(ORDER_ID, PaymentId.of(ORDER_ID, MOST), TOTAL, "A3"));
    }

    private static List<OrderEvent> said(List<Given> course) {
        List<OrderEvent> said = new ArrayList<>();
        after(course, said);
        return said;
    }

    private static Order after(List<Given> course, List<OrderEvent> said) {
        return after(Order.unknown(), course, said);
    }

    private static Order after(Order before, List<Given> course, List<OrderEvent> said) {
        Order order = before;
        for (Given given : course) {
            Circumstances circumstances = new Circumstances(aCause(), given.now());
            if (DECIDER.decide(order, given.command(), circumstances) instanceof Decision.Accepted<Order> accepted) {
                order = accepted.state();
                said.addAll(accepted.events());
            }
        }
        return order;
    }
}

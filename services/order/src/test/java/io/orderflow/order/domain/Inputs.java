package io.orderflow.order.domain;

import static io.orderflow.order.domain.OrderFixture.*;

import io.orderflow.events.OrderEvent;
import io.orderflow.order.domain.Input.Heard;
import io.orderflow.order.domain.Input.TimeGoesBy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** What orders hear, as a network that doubles, delays and loses delivers it. */
public final class Inputs {

    /** The most inputs beside those that must come. */
    private static final int MOST = 8;

    private Inputs() {}

    public static List<Input> heard(List<OrderEvent> events) {
        return events.stream().<Input>map(Heard::new).toList();
    }

    public static List<Input> heard(OrderEvent... events) {
        return heard(Arrays.asList(events));
    }

    /** What an order hears that is out of stock. */
    static List<OrderEvent> theWayOutOfStock() {
        return List.of(orderCreated(), stockRejected());
    }

    /** What an order hears whose payment is declined. */
    static List<OrderEvent> theWayToADecline() {
        return List.of(orderCreated(), stockReserved(), paymentDeclined(), stockReleased());
    }

    /** All of them, in any order, some of them several times. */
    static Arbitrary<List<Input>> shuffledWithRepetitions(List<OrderEvent> events) {
        return shuffled(heard(events), Arbitraries.of(heard(events)));
    }

    /** The same; in between much time goes by, or the order hears what it has said of that. */
    static Arbitrary<List<Input>> shuffledWithDelays(List<OrderEvent> events) {
        return shuffled(heard(events), Arbitraries.of(delays()));
    }

    /** Each of them, in their order, up to three times in a row. */
    static Arbitrary<List<Input>> inOrderWithRepetitions(List<OrderEvent> events) {
        return Arbitraries.integers().between(1, 3).list().ofSize(events.size()).map(times -> {
            List<OrderEvent> all = new ArrayList<>();
            for (int i = 0; i < times.size(); i++) {
                for (int time = 0; time < times.get(i); time++) {
                    all.add(events.get(i));
                }
            }
            return heard(all);
        });
    }

    /** Some of them are lost, the others come in any order; at last all of them are delivered once more, in any order. */
    static Arbitrary<List<Input>> lostAndDeliveredAgain(List<OrderEvent> events) {
        return Arbitraries.of(events)
                .list()
                .ofMaxSize(MOST)
                .flatMap(some -> Arbitraries.shuffle(events)
                        .map(again -> heard(
                                Stream.concat(some.stream(), again.stream()).toList())));
    }

    /** Whatever there is, in any order, contradictions and delays among it. */
    public static Arbitrary<List<Input>> whateverComes() {
        return Arbitraries.of(everything()).list().ofMaxSize(20);
    }

    /** Each event that an order may hear, and time. */
    public static List<Input> everything() {
        List<Input> all = new ArrayList<>(heard(theWayToFulfilment()));
        all.addAll(heard(stockRejected(), paymentDeclined(), stockReleased()));
        all.add(new Input.Cancelled());
        all.addAll(heard(
                orderCancellationRequested(),
                shipmentCancelled(),
                shipmentCancellationRefused(),
                orderCancelled(),
                paymentVoided(),
                orderHeld(),
                orderReleased(),
                paymentActionRequired(),
                customerActionRequested(),
                paymentRefundRequested(),
                paymentRefunded(),
                paymentRefundFailed(),
                returnRequested(),
                returnApproved(),
                returnRejected(),
                returnExpired(),
                returnReceived(),
                stockRestocked(),
                paymentChargedBack()));
        all.add(new Input.PutOnHold());
        all.add(new Input.Released());
        all.add(new Input.GivenBack());
        all.add(new Input.ReturnWanted());
        all.add(new Input.ReturnApproved());
        all.add(new Input.ReturnRejected());
        all.addAll(delays());
        return all;
    }

    private static List<Input> delays() {
        List<Input> delays = new ArrayList<>(List.of(new TimeGoesBy()));
        for (Step step : Step.values()) {
            delays.add(new Heard(orderDelayed(step)));
        }
        return delays;
    }

    private static Arbitrary<List<Input>> shuffled(List<Input> inputs, Arbitrary<Input> more) {
        return more.list().ofMaxSize(MOST).flatMap(others -> {
            List<Input> all = new ArrayList<>(inputs);
            all.addAll(others);
            return Arbitraries.shuffle(all);
        });
    }
}

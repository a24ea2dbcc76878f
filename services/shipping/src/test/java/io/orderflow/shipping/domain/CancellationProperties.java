package io.orderflow.shipping.domain;

import static io.orderflow.shipping.domain.ShipmentFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.OrderEvent;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Effect;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The hardest race: a cancellation comes while the parcel is being booked. */
class CancellationProperties {

    /** What may come; the carrier is asked whatever it is to be asked at that time. */
    private enum Step {
        PROCESS_THE_ORDER,
        CANCEL_THE_SHIPMENT,
        CANCEL_THE_ORDER,
        ASK_THE_CARRIER,
        ANSWER,
        LOSE_THE_ANSWER
    }

    /** A shipment and its carrier, who may know more or less than the other. */
    private static final class Course {

        private Shipment shipment = new Shipment.Unknown();
        private boolean isBooked;
        private boolean isDue;
        private final List<ShipmentCommand> answers = new ArrayList<>();
        private final List<OrderEvent> told = new ArrayList<>();

        void take(Step step) {
            switch (step) {
                case PROCESS_THE_ORDER -> follow(decide(shipment, orderProcessed()));
                case CANCEL_THE_SHIPMENT -> follow(decide(shipment, shipmentCancelled()));
                case CANCEL_THE_ORDER -> follow(decide(shipment, orderCancelled()));
                case ASK_THE_CARRIER -> askTheCarrier();
                case ANSWER -> answer();
                case LOSE_THE_ANSWER -> answers.clear();
            }
        }

        /** One call at a time: none is made before the one before has been answered, or its answer is lost. */
        private void askTheCarrier() {
            if (!isDue || !answers.isEmpty()) {
                return;
            }
            CarrierCall.of(shipment).ifPresent(call -> {
                isBooked = call instanceof BookingCall;
                answers.add(
                        isBooked
                                ? new ShipmentCommand.Booked(ORDER_ID, BOOKING)
                                : new ShipmentCommand.BookingCancelled(ORDER_ID, "parcel-post"));
            });
        }

        private void answer() {
            if (!answers.isEmpty()) {
                follow(
                        answers.removeFirst() instanceof ShipmentCommand.Booked
                                ? booked(shipment, BOOKING)
                                : bookingCancelled(shipment));
            }
        }

        private void follow(Decision<Shipment> decision) {
            if (decision instanceof Decision.Accepted<Shipment> accepted) {
                shipment = accepted.state();
                told.addAll(accepted.events());
                for (Effect effect : accepted.effects()) {
                    switch (effect) {
                        case Effect.Call _ -> isDue = true;
                        case Effect.Forget _ -> isDue = false;
                        case Effect.Publish _, Effect.Remind _ -> {}
                    }
                }
            }
        }

        void comeToRest() {
            while (isDue) {
                take(Step.ASK_THE_CARRIER);
                take(Step.ANSWER);
            }
        }
    }

    @Property
    void isNeitherBookedNorSentInTheEndInWhateverOrderAllComes(@ForAll("courses") List<Step> steps) {
        Course course = new Course();
        steps.forEach(course::take);
        course.comeToRest();

        assertThat(course.shipment).isInstanceOfAny(Shipment.Cancelled.class, Shipment.Forestalled.class);
        assertThat(course.isBooked).isFalse();
        assertThat(course.told).isIn(List.of(), List.of(shipmentPrepared()));
    }

    /** The order is processed and cancelled, in whatever order and however often, and all else happens in between. */
    @Provide
    Arbitrary<List<Step>> courses() {
        return Arbitraries.of(Step.values()).list().ofMaxSize(16).flatMap(some -> {
            List<Step> all = new ArrayList<>(List.of(Step.PROCESS_THE_ORDER, Step.CANCEL_THE_ORDER));
            all.addAll(some);
            return Arbitraries.shuffle(all);
        });
    }
}

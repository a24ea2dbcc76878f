package io.orderflow.shipping.domain;

import static io.orderflow.shipping.domain.ShipmentFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.OrderEvent;
import io.orderflow.runtime.decision.Decision;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ShipmentDeciderProperties {

    private enum Step {
        PROCESS_THE_ORDER,
        PACK,
        BOOK
    }

    @Property
    void isPreparedAndHandedOverOnceInWhateverOrderAndHoweverOftenTheEventsCome(@ForAll("courses") List<Step> steps) {
        List<OrderEvent> emitted = new ArrayList<>();
        Shipment shipment = new Shipment.Unknown();
        for (Step step : steps) {
            if (decision(shipment, step) instanceof Decision.Accepted<Shipment> accepted) {
                shipment = accepted.state();
                emitted.addAll(accepted.events());
            }
        }

        assertThat(shipment).isEqualTo(new Shipment.HandedOver(TERMS, BOOKING));
        assertThat(emitted).containsExactly(shipmentPrepared(), orderFulfilled());
    }

    private static Decision<Shipment> decision(Shipment shipment, Step step) {
        return switch (step) {
            case PROCESS_THE_ORDER -> decide(shipment, orderProcessed());
            case PACK -> decide(shipment, shipmentProcessed());
            case BOOK -> booked(shipment, BOOKING);
        };
    }

    /** Both events at least once, bookings recorded in between by whoever performed them, and one at the end. */
    @Provide
    Arbitrary<List<Step>> courses() {
        return Arbitraries.of(Step.values()).list().ofMaxSize(8).flatMap(repeated -> {
            List<Step> all = new ArrayList<>(List.of(Step.PROCESS_THE_ORDER, Step.PACK));
            all.addAll(repeated);
            return Arbitraries.shuffle(all).map(shuffled -> {
                List<Step> steps = new ArrayList<>(shuffled);
                steps.add(Step.BOOK);
                return steps;
            });
        });
    }
}

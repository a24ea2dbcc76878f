package io.orderflow.shipping.domain;

import static io.orderflow.shipping.domain.ShipmentFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.CarrierBookingFailed;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.value.Code;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Effect;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CarrierSearchTest {

    private static final Parcel PARCEL = new Parcel(TWO_LAMPS, addressIn("US"));
    private static final Code TOO_FAR = new Code("TOO_FAR");
    private static final List<String> TWO = List.of("ant", "bee");
    private static final Shipment FAILED = new Shipment.Cancelled(TERMS, null, null);
    private static final Effect FORGET = new Effect.Forget(CarrierCall.nameOf(ORDER_ID));

    @Test
    void tellsAtOnceThatNobodyTakesAParcel() {
        assertThat(processed(new Shipment.Unknown(), List.of()))
                .isEqualTo(Decision.accept(FAILED, tells(List.of(), new Code("NO_CARRIER"))));
        assertThat(processed(FAILED, List.of())).isEqualTo(Decision.ignore());
    }

    @Test
    void asksTheNextWhenOneRefuses() {
        Shipment second = pending("bee", List.of("ant"), null);

        assertThat(refused(pending("ant", List.of(), null), "ant"))
                .isEqualTo(Decision.accept(
                        second, new Effect.Call(new BookingCall(TERMS, PARCEL, "bee", List.of("ant"), false, ORDER))));
    }

    @Test
    void tellsWhoHasRefusedWhenNobodyIsLeft() {
        assertThat(refused(pending("bee", List.of("ant"), null), "bee"))
                .isEqualTo(Decision.accept(FAILED, tells(TWO, TOO_FAR), FORGET));
    }

    @Test
    void asksNobodyAgainBecauseARefusalIsHeardTwice() {
        assertThat(refused(pending("bee", List.of("ant"), null), "ant")).isEqualTo(Decision.ignore());
        assertThat(refused(FAILED, "bee")).isEqualTo(Decision.ignore());
    }

    @Test
    void givesUpAParcelThatWaitedForACarrier() {
        assertThat(unbookable(pending(null, List.of(), null)))
                .isEqualTo(Decision.accept(FAILED, tells(List.of(), new Code("NO_CARRIER")), FORGET));
        assertThat(unbookable(FAILED)).isEqualTo(Decision.ignore());
    }

    @Test
    void waitsForACarrierOfAParcelThatIsPacked() {
        Shipment expected = new Shipment.Expected(SHIPMENT_ID, PACKING);
        Shipment waiting = pending(null, List.of(), PACKING);

        assertThat(processed(expected, List.of()))
                .isEqualTo(Decision.accept(
                        waiting, new Effect.Call(new BookingCall(TERMS, PARCEL, null, List.of(), true, ORDER))));
        assertThat(unbookable(waiting)).isEqualTo(Decision.reject("the parcel is packed, and no carrier takes it"));
        assertThat(refused(pending("bee", List.of("ant"), PACKING), "bee"))
                .isEqualTo(Decision.reject("the parcel is packed, and no carrier takes it"));
    }

    @Test
    void tellsTheOthersOfACancellationWhereTheFirstRefuses() {
        Shipment.CancelDue due = new Shipment.CancelDue(TERMS, "ant", null, CANCELLATION);

        assertThat(refused(due, "ant"))
                .isEqualTo(
                        Decision.accept(due, new Effect.Call(new CancellationCall(TERMS, "ant", true, CANCELLATION))));
        assertThat(refused(due, "bee")).isEqualTo(Decision.ignore());
    }

    /** Answers come in whatever order and however often, of carriers who were asked or were not. */
    @Property
    void tellsOnceAtMostThatNobodyTakesIt(@ForAll @Size(max = 12) List<@IntRange(max = 4) Integer> answers) {
        Shipment shipment = accepted(processed(new Shipment.Unknown(), TWO)).state();
        int told = 0;
        for (int answer : answers) {
            Decision<Shipment> decision = switch (answer) {
                case 0 -> refused(shipment, "ant");
                case 1 -> refused(shipment, "bee");
                case 2 -> unbookable(shipment);
                case 3 -> processed(shipment, TWO);
                default -> decide(shipment, orderCancelled());
            };
            if (decision instanceof Decision.Accepted<Shipment> accepted) {
                shipment = accepted.state();
                for (OrderEvent event : accepted.events()) {
                    assertThat(event).isInstanceOf(CarrierBookingFailed.class);
                    told++;
                }
            }
        }

        assertThat(told).isLessThanOrEqualTo(1);
        assertThat(told == 1).isEqualTo(shipment.equals(FAILED));
    }

    private static Shipment.Pending pending(@Nullable String carrier, List<String> refusedBy, @Nullable Cause packed) {
        return new Shipment.Pending(TERMS, PARCEL, carrier, refusedBy, ORDER, packed);
    }

    private static Decision<Shipment> processed(Shipment shipment, List<String> carriers) {
        return decide(shipment, new ShipmentCommand.Heard(orderProcessed()), ORDER, carriers);
    }

    private static Decision<Shipment> refused(Shipment shipment, String carrier) {
        return decide(shipment, new ShipmentCommand.Refused(ORDER_ID, carrier, TOO_FAR), ORDER, TWO);
    }

    private static Decision<Shipment> unbookable(Shipment shipment) {
        return decide(shipment, new ShipmentCommand.Unbookable(ORDER_ID), ORDER, TWO);
    }

    private static Effect tells(List<String> carriers, Code reason) {
        return new Effect.Publish(new CarrierBookingFailed(ORDER_ID, SHIPMENT_ID, carriers, reason), ORDER);
    }
}

package io.orderflow.payment.application;

import static io.orderflow.payment.domain.PaymentFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.payment.domain.Payment;
import io.orderflow.runtime.work.Consequences;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettlementTest {

    private static final DueCall CALL = new DueCall.Authorize(TERMS, TOKEN);
    private static final CallResult ANSWERED = new CallResult.Answered(CALL, GRANTED);

    @Test
    void tellsOnceWhatTwoPerformersHaveHeard() {
        Settlement settlement = Settlement.of(List.of(ANSWERED, ANSWERED), Map.of(ORDER_ID, aRequestedPayment()));

        assertThat(settlement.events()).singleElement().satisfies(event -> {
            assertThat(event.event().name()).isEqualTo("PaymentAuthorized");
            assertThat(event.causationId()).isEqualTo(REQUEST.eventId());
            assertThat(event.correlationId()).isEqualTo(REQUEST.correlationId());
            assertThat(event.traceparent()).isEqualTo(REQUEST.traceparent());
        });
        assertThat(settlement.changed()).containsEntry(ORDER_ID, anAuthorizedPayment());
        assertThat(settlement.consequences().done()).containsExactly(ORDER_ID.value());
        assertThat(settlement.consequences().due()).isEmpty();
    }

    @Test
    void saysNothingOfWhatIsRecordedAlready() {
        Settlement settlement = Settlement.of(List.of(ANSWERED), Map.of(ORDER_ID, anAuthorizedPayment()));

        assertThat(settlement.changed()).isEmpty();
        assertThat(settlement.consequences()).isEqualTo(new Consequences<>(List.of(), List.of(), List.of()));
    }

    @Test
    void makesTheCaptureDueAtOnceWhenTheGoodsArePackedAlready() {
        Payment packed = after(aRequestedPayment(), shipmentProcessed());

        Consequences<DueCall> consequences =
                Settlement.of(List.of(ANSWERED), Map.of(ORDER_ID, packed)).consequences();
        assertThat(consequences.due()).containsExactly(new DueCall.Capture(TERMS, "A1"));
        assertThat(consequences.done()).isEmpty();
    }
}

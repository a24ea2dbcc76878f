package io.orderflow.payment.application;

import static io.orderflow.payment.domain.PaymentFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.payment.domain.Payment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettlementTest {

    private static final DueCall CALL = new DueCall.Authorize(TERMS, TOKEN, 1);
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
    }

    @Test
    void saysNothingOfWhatIsRecordedAlready() {
        Settlement settlement = Settlement.of(List.of(ANSWERED), Map.of(ORDER_ID, anAuthorizedPayment()));

        assertThat(settlement.events()).isEmpty();
        assertThat(settlement.changed()).isEmpty();
    }

    @Test
    void makesTheCaptureDueAtOnceWhenTheGoodsArePackedAlready() {
        Payment packed = after(aRequestedPayment(), shipmentProcessed());

        assertThat(Settlement.of(List.of(ANSWERED), Map.of(ORDER_ID, packed)).makesDue())
                .isTrue();
    }

    @Test
    void leavesWhatIsUnclearToBeAskedAgain() {
        Settlement settlement =
                Settlement.of(List.of(new CallResult.Unclear(CALL)), Map.of(ORDER_ID, aRequestedPayment()));

        assertThat(settlement.unclear()).containsExactly(CALL);
        assertThat(settlement.events()).isEmpty();
    }
}

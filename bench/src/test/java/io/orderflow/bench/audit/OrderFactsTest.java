package io.orderflow.bench.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.bench.load.SampleOrder.Fate;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrderFactsTest {
    private static final Set<String> ALL_STEPS = Set.of("RECEIVED", "CONFIRMED", "PREPARED", "PACKED", "FULFILLED");
    private static final Set<String> REJECTION = Set.of("RECEIVED", "REJECTED");

    @Test
    void isContentWithOrdersThatEndedAsTheyHadTo() {
        assertThat(facts(Fate.FULFILLED, "FULFILLED", "CAPTURED", ALL_STEPS).finding())
                .isNull();
        assertThat(facts(Fate.DECLINED, "REJECTED", "DECLINED", REJECTION).finding())
                .isNull();
        assertThat(facts(Fate.OUT_OF_STOCK, "REJECTED", null, REJECTION).finding())
                .isNull();
    }

    @Test
    void findsAnOrderThatWasAcceptedAndLost() {
        assertThat(facts(null, null, null, Set.of()).finding()).isEqualTo("was accepted and is not stored");
        assertThat(facts(Fate.FULFILLED, null, null, Set.of()).finding()).contains("is null and had to be FULFILLED");
    }

    @Test
    void findsAnOrderThatNobodyPlaced() {
        assertThat(new OrderFacts(false, null, "FULFILLED", "CAPTURED", ALL_STEPS).finding())
                .isEqualTo("was never asked for");
    }

    @Test
    void findsAnOrderThatIsStuckOrEndedElsewhere() {
        assertThat(facts(Fate.FULFILLED, "PROCESSED", "AUTHORIZED", Set.of("RECEIVED"))
                        .finding())
                .contains("is PROCESSED");
        assertThat(facts(Fate.DECLINED, "FULFILLED", "CAPTURED", ALL_STEPS).finding())
                .contains("had to be DECLINED");
    }

    @Test
    void findsMoneyThatWasTakenForNothingOrNotAtAll() {
        assertThat(facts(Fate.OUT_OF_STOCK, "REJECTED", "AUTHORIZED", REJECTION).finding())
                .contains("its payment is AUTHORIZED");
        assertThat(facts(Fate.FULFILLED, "FULFILLED", "AUTHORIZED", ALL_STEPS).finding())
                .contains("its payment is AUTHORIZED");
        assertThat(facts(Fate.FULFILLED, "FULFILLED", null, ALL_STEPS).finding())
                .contains("its payment is null");
    }

    @Test
    void findsACustomerWhoWasNotToldOrToldWrong() {
        assertThat(facts(Fate.FULFILLED, "FULFILLED", "CAPTURED", Set.of("RECEIVED", "CONFIRMED"))
                        .finding())
                .contains("its customer was told [CONFIRMED, RECEIVED]");
        assertThat(facts(Fate.OUT_OF_STOCK, "REJECTED", null, ALL_STEPS).finding())
                .contains("was told");
    }

    private static OrderFacts facts(Fate fate, String status, String payment, Set<String> told) {
        return new OrderFacts(true, fate, status, payment, told);
    }
}

package io.orderflow.bench.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.bench.audit.OrderFacts.Wish;
import io.orderflow.bench.load.SampleOrder.Fate;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrderFactsTest {
    private static final Set<String> ALL_STEPS = Set.of("RECEIVED", "CONFIRMED", "PREPARED", "PACKED", "FULFILLED");
    private static final Set<String> REJECTION = Set.of("RECEIVED", "REJECTED");
    private static final Set<String> CANCELLATION = Set.of("RECEIVED", "CANCELLED");
    private static final Set<String> STOPPED_LATE = Set.of("RECEIVED", "CONFIRMED", "PREPARED", "CANCELLED");

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
        assertThat(new OrderFacts(false, null, Wish.NONE, "FULFILLED", "CAPTURED", false, ALL_STEPS).finding())
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

    @Test
    void isContentWithOrdersThatWereStoppedAndUndone() {
        assertThat(cancelled(Wish.CANCELLED, Fate.FULFILLED, null, CANCELLATION))
                .isNull();
        assertThat(cancelled(Wish.REQUESTED, Fate.FULFILLED, "VOIDED", STOPPED_LATE))
                .isNull();
        assertThat(cancelled(Wish.CANCELLED, Fate.DECLINED, "DECLINED", CANCELLATION))
                .isNull();
        assertThat(cancelled(Wish.UNANSWERED, Fate.OUT_OF_STOCK, null, CANCELLATION))
                .isNull();
    }

    @Test
    void isContentWithOrdersThatWereToBeStoppedTooLate() {
        Set<String> told = with(ALL_STEPS, "CANCELLATION_REFUSED");

        assertThat(wished(Wish.REFUSED, Fate.FULFILLED, "FULFILLED", "CAPTURED", ALL_STEPS))
                .isNull();
        assertThat(wished(Wish.REQUESTED, Fate.FULFILLED, "FULFILLED", "CAPTURED", told))
                .isNull();
        assertThat(wished(Wish.REFUSED, Fate.DECLINED, "REJECTED", "DECLINED", REJECTION))
                .isNull();
    }

    @Test
    void findsAnAnswerThatWasNotTrue() {
        assertThat(cancelled(Wish.NONE, Fate.FULFILLED, "VOIDED", STOPPED_LATE)).contains("answered NONE");
        assertThat(cancelled(Wish.REFUSED, Fate.FULFILLED, "VOIDED", STOPPED_LATE))
                .contains("answered REFUSED");
        assertThat(wished(Wish.CANCELLED, Fate.FULFILLED, "FULFILLED", "CAPTURED", ALL_STEPS))
                .contains("answered CANCELLED");
        assertThat(wished(Wish.REQUESTED, Fate.FULFILLED, "PROCESSED", "AUTHORIZED", Set.of("RECEIVED")))
                .contains("is PROCESSED");
    }

    @Test
    void findsMoneyThatIsHeldForAnOrderThatWasStopped() {
        assertThat(cancelled(Wish.REQUESTED, Fate.FULFILLED, "AUTHORIZED", STOPPED_LATE))
                .contains("its payment is AUTHORIZED");
        assertThat(cancelled(Wish.CANCELLED, Fate.FULFILLED, "DECLINED", CANCELLATION))
                .contains("its payment is DECLINED");
    }

    @Test
    void findsACustomerWhoDoesNotKnowWhatCameOfTheWish() {
        assertThat(cancelled(Wish.CANCELLED, Fate.FULFILLED, null, Set.of("RECEIVED")))
                .contains("was told");
        assertThat(cancelled(Wish.REQUESTED, Fate.FULFILLED, "VOIDED", with(STOPPED_LATE, "PACKED")))
                .contains("was told");
        assertThat(wished(Wish.REQUESTED, Fate.FULFILLED, "FULFILLED", "CAPTURED", ALL_STEPS))
                .contains("was told");
    }

    @Test
    void isContentWithOrdersThatCameBackAndWhoseCustomersKnow() {
        assertThat(returned(Set.of("RETURN_APPROVED", "RETURN_RECEIVED", "REFUNDED")))
                .isNull();
    }

    @Test
    void findsACustomerWhoDoesNotKnowWhatCameOfTheReturn() {
        assertThat(returned(Set.of("RETURN_APPROVED", "RETURN_RECEIVED"))).contains("was told");
        assertThat(returned(Set.of("RETURN_APPROVED", "RETURN_RECEIVED", "REFUNDED", "RETURN_EXPIRED")))
                .contains("was told");
        assertThat(facts(Fate.FULFILLED, "FULFILLED", "CAPTURED", with(ALL_STEPS, "REFUNDED"))
                        .finding())
                .contains("was told");
    }

    private static OrderFacts facts(Fate fate, String status, String payment, Set<String> told) {
        return new OrderFacts(true, fate, Wish.NONE, status, payment, false, told);
    }

    private static String cancelled(Wish wish, Fate fate, String payment, Set<String> told) {
        return wished(wish, fate, "CANCELLED", payment, told);
    }

    private static String wished(Wish wish, Fate fate, String status, String payment, Set<String> told) {
        return new OrderFacts(true, fate, wish, status, payment, false, told).finding();
    }

    private static String returned(Set<String> besides) {
        Set<String> told = Stream.concat(ALL_STEPS.stream(), besides.stream()).collect(Collectors.toSet());
        return new OrderFacts(true, Fate.FULFILLED, Wish.NONE, "FULFILLED", "CAPTURED", true, told).finding();
    }

    private static Set<String> with(Set<String> steps, String another) {
        return Stream.concat(steps.stream(), Stream.of(another)).collect(Collectors.toSet());
    }
}

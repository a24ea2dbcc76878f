package io.orderflow.shipping.application;

import static io.orderflow.shipping.domain.ShipmentFixture.aParcelOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.events.value.Money;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.shipping.domain.CarrierRule;
import io.orderflow.shipping.domain.Parcel;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CarriersTest {

    private static final Carrier POST = carrier("post", Set.of(), 0, 31_500, 990, 120);
    private static final Carrier EXPRESS = carrier("express", Set.of("US"), 0, 10_000, 690, 100);
    private static final Carrier FREIGHT = carrier("freight", Set.of(), 31_501, Long.MAX_VALUE, 8_900, 60);

    private final Carriers carriers = new Carriers(List.of(POST, EXPRESS, FREIGHT));

    @Test
    void choosesTheCheapestThatAcceptsTheParcel() {
        assertThat(chosen(aParcelOf(10_000, "US"))).isEqualTo("express");
        assertThat(chosen(aParcelOf(10_001, "US"))).isEqualTo("post");
        assertThat(chosen(aParcelOf(1_000, "DE"))).isEqualTo("post");
        assertThat(chosen(aParcelOf(31_500, "DE"))).isEqualTo("post");
        assertThat(chosen(aParcelOf(31_501, "DE"))).isEqualTo("freight");
    }

    @Test
    void choosesTheFirstByNameOfTwoThatCostTheSame() {
        Carrier zebra = carrier("zebra", Set.of(), 0, 1000, 5, 0);
        Carrier ant = carrier("ant", Set.of(), 0, 1000, 4, 1);

        assertThat(new Carriers(List.of(zebra, ant)).choose(aParcelOf(1000, "US"), List.of()))
                .contains(ant);
    }

    @Test
    void choosesNobodyForAParcelThatNobodyAccepts() {
        assertThat(new Carriers(List.of(EXPRESS)).choose(aParcelOf(1000, "DE"), List.of()))
                .isEmpty();
    }

    @Test
    void choosesNobodyWhoHasRefused() {
        assertThat(carriers.choose(aParcelOf(1_000, "US"), List.of("express"))).contains(POST);
        assertThat(carriers.choose(aParcelOf(1_000, "US"), List.of("express", "post")))
                .isEmpty();
        assertThat(carriers.choose("gone", aParcelOf(1_000, "US"), List.of("express")))
                .contains(POST);
    }

    @Test
    void bookAgainWhereTheFirstBookingWentEvenIfAnotherOneIsCheaperNow() {
        assertThat(carriers.choose("post", aParcelOf(1000, "US"), List.of())).contains(POST);
        assertThat(carriers.choose("gone", aParcelOf(1000, "US"), List.of())).contains(EXPRESS);
    }

    @Test
    void chargesForEachKilogramBegun() {
        assertThat(POST.rule().priceOf(aParcelOf(1_000, "US"))).isEqualTo(new Money(1_110, "USD"));
        assertThat(POST.rule().priceOf(aParcelOf(1_001, "US"))).isEqualTo(new Money(1_230, "USD"));
    }

    @Test
    void haveNamesOfTheirOwn() {
        List<Carrier> twice = List.of(POST, POST);

        assertThatThrownBy(() -> new Carriers(twice)).hasMessageContaining("post");
    }

    private String chosen(Parcel parcel) {
        return carriers.choose(parcel, List.of()).orElseThrow().name();
    }

    private static Carrier carrier(
            String name, Set<String> countries, long minWeight, long maxWeight, long price, long pricePerKilogram) {
        return new Chosen(
                name,
                new CarrierRule(
                        countries, minWeight, maxWeight, new Money(price, "USD"), new Money(pricePerKilogram, "USD")));
    }

    /** A carrier that nobody books. */
    private record Chosen(String name, CarrierRule rule) implements Carrier {

        @Override
        public Uni<Answer> book(ShipmentId shipmentId, Parcel parcel) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<Void> cancel(ShipmentId shipmentId) {
            throw new UnsupportedOperationException();
        }
    }
}

package io.orderflow.events.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.orderflow.events.wire.UuidV7;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The names of an order's payments and shipments, which follow from its own. */
class CompanionTest {

    private static final OrderId ORDER = OrderId.of("01a21b5f-e8fb-73ee-b7e9-6e59ce40f9cb");

    /** They are in databases, at gateways and on labels: another way of making them would be another payment. */
    @ParameterizedTest
    @CsvSource({
        "1, 01a21b5f-e8fb-73ee-abd3-fbb9b5022fd3, 01a21b5f-e8fb-73ee-9138-26aef2cb5995",
        "2, 01a21b5f-e8fb-73ee-b5e4-8200ca4853c6, 01a21b5f-e8fb-73ee-8f0f-5f178d812580",
        "3, 01a21b5f-e8fb-73ee-97bd-08cb4b96d7f9, 01a21b5f-e8fb-73ee-ad56-d5dc0c5fa1bf",
        "100, 01a21b5f-e8fb-73ee-84a7-e9058ccfd3cc, 01a21b5f-e8fb-73ee-be4c-3412cb06a58a"
    })
    void areTheSameInEveryVersion(int n, String payment, String shipment) {
        assertThat(PaymentId.of(ORDER, n)).hasToString(payment);
        assertThat(ShipmentId.of(ORDER, n)).hasToString(shipment);
    }

    @Test
    void theFirstIsWhatAnOrderWithOneHas() {
        assertThat(PaymentId.of(ORDER)).isEqualTo(PaymentId.of(ORDER, 1));
        assertThat(ShipmentId.of(ORDER)).isEqualTo(ShipmentId.of(ORDER, 1));
    }

    @Test
    void areUuidsOfTheOrdersTime() {
        OrderId order = new OrderId(UuidV7.unguessable());

        assertThat(companions(order)).allSatisfy(id -> {
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
            assertThat(UuidV7.time(id)).isEqualTo(UuidV7.time(order.value()));
        });
    }

    /** Orders that were counted by one are told apart by their last bits, which a plain number would change as well. */
    @Test
    void areAllDifferentEvenThoseOfNeighbours() {
        List<UUID> ids = Stream.generate(() -> new OrderId(UuidV7.next()))
                .limit(100)
                .flatMap(order -> Stream.concat(Stream.of(order.value()), companions(order)))
                .toList();

        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void aShipmentIsOfItsOrderAlone() {
        OrderId another = new OrderId(UuidV7.next());

        assertThat(IntStream.rangeClosed(1, ShipmentId.MAX_OF_ORDER).mapToObj(n -> ShipmentId.of(ORDER, n)))
                .allMatch(shipment -> shipment.isOf(ORDER))
                .noneMatch(shipment -> shipment.isOf(another));
        assertThat(new ShipmentId(ORDER.value()).isOf(ORDER)).isFalse();
        assertThat(new ShipmentId(PaymentId.of(ORDER).value()).isOf(ORDER)).isFalse();
        assertThat(new ShipmentId(Uuids.companion(ORDER.value(), 0x26d1_48f7_3c8b_a05eL, ShipmentId.MAX_OF_ORDER + 1))
                        .isOf(ORDER))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1001, Integer.MAX_VALUE})
    void thereIsABoundToThem(int n) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PaymentId.of(ORDER, n))
                .withMessage("attempt must be from 1 to 100");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ShipmentId.of(ORDER, n))
                .withMessage("shipment must be from 1 to 1000");
    }

    private static Stream<UUID> companions(OrderId order) {
        return Stream.concat(
                IntStream.rangeClosed(1, PaymentId.MAX_ATTEMPTS)
                        .mapToObj(n -> PaymentId.of(order, n).value()),
                IntStream.rangeClosed(1, ShipmentId.MAX_OF_ORDER)
                        .mapToObj(n -> ShipmentId.of(order, n).value()));
    }
}

package io.orderflow.inventory.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvailabilityTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 5, OUT_OF_STOCK",
        "7, 7, 5, OUT_OF_STOCK",
        "1, 0, 5, LOW",
        "9, 4, 5, LOW",
        "9, 3, 5, IN_STOCK",
        "1, 0, 0, IN_STOCK",
        "0, 0, 0, OUT_OF_STOCK",
        "1000000000, 0, 1000000000, LOW",
    })
    void followsFromWhatCanBeOrdered(long onHand, long reserved, long lowAt, Availability availability) {
        assertThat(Availability.of(new StockLevel(onHand, reserved), lowAt)).isEqualTo(availability);
    }

    @ParameterizedTest
    @CsvSource({"0", "5"})
    void isUnknownOfWhatNobodyHasCounted(long lowAt) {
        assertThat(Availability.of(null, lowAt)).isEqualTo(Availability.UNKNOWN);
    }
}

package io.orderflow.bench.preload;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.wire.UuidV7;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TimeShiftTest {
    private static final int COPIES = 40;

    private final Instant began = Instant.now().minusSeconds(90);
    private final TimeShift shift = TimeShift.between(began, Instant.now().plusSeconds(1), COPIES);

    @Test
    void movesEveryIdOfATextByTheSameTimeAndNothingElse() {
        String order = UuidV7.next().toString();
        String payment = UuidV7.next().toString();
        String text =
                "{\"orderId\":\"%s\",\"paymentId\":\"%s\",\"at\":\"2026-01-01T00:00:00Z\"}".formatted(order, payment);

        String copy = shift.shift(text, 7);

        assertThat(copy).hasSameSizeAs(text).isNotEqualTo(text).contains("\"at\":\"2026-01-01T00:00:00Z\"");
        assertThat(copy).contains(shift.shift(order, 7)).contains(shift.shift(payment, 7));
        assertThat(shift.shift(order, 7)).endsWith(order.substring(TimeShift.DIGITS));
    }

    @Test
    void givesEachCopyIdsOfItsOwnInTheOrderOfTimeAndOlderThanTheOriginals() {
        List<String> ids = new ArrayList<>();
        for (int copy = 1; copy <= COPIES; copy++) {
            shift.prefixes(copy).forEach(prefix -> ids.add(prefix + "-0000-7000-8000-000000000000"));
        }

        assertThat(ids).doesNotHaveDuplicates().isSorted();
        UUID oldest = UuidV7.lowerBound(began);
        assertThat(ids.getLast()).isLessThan(oldest.toString());
    }

    @Test
    void coversTheWholeTimeInWhichTheOriginalsWereMade() {
        assertThat(shift.span()).isBetween(2, 3);
        assertThat(shift.prefixes())
                .contains(UuidV7.next().toString().substring(0, TimeShift.DIGITS))
                .contains(UuidV7.lowerBound(began).toString().substring(0, TimeShift.DIGITS));
    }
}

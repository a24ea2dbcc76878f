package io.orderflow.events.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.value.EventId;
import io.orderflow.events.value.Uuids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UuidV7Test {

    @Test
    void isOfVersion7AndOfNow() {
        var id = UuidV7.next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(Duration.between(Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16), Instant.now()))
                .isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void hasALowerBoundForEachMillisecond() {
        var id = UuidV7.next();
        Instant made = Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);

        assertThat(Uuids.compare(UuidV7.lowerBound(made), id)).isNegative();
        assertThat(Uuids.compare(UuidV7.lowerBound(made.plusMillis(1)), id)).isPositive();
    }

    @Test
    void isAlwaysGreaterThanTheOneBefore() {
        List<EventId> ids =
                Stream.generate(() -> new EventId(UuidV7.next())).limit(50_000).toList();

        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void isUniqueAmongThreads() {
        Set<Object> ids = ConcurrentHashMap.newKeySet();

        IntStream.range(0, 50_000).parallel().forEach(i -> ids.add(UuidV7.next()));

        assertThat(ids).hasSize(50_000);
    }
}

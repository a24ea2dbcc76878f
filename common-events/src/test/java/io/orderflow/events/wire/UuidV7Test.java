package io.orderflow.events.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.orderflow.events.value.EventId;
import io.orderflow.events.value.Uuids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

    @ParameterizedTest
    @MethodSource("bothKinds")
    void isUniqueAmongThreads(Supplier<UUID> kind) {
        Set<Object> ids = ConcurrentHashMap.newKeySet();

        IntStream.range(0, 50_000).parallel().forEach(i -> ids.add(kind.get()));

        assertThat(ids).hasSize(50_000);
    }

    @Test
    void hasAllItsFieldsInTheirPlacesWhenItIsUnguessable() {
        long before = System.currentTimeMillis();
        List<UUID> ids = Stream.generate(UuidV7::unguessable).limit(10_000).toList();
        long after = System.currentTimeMillis();

        assertThat(ids).allSatisfy(id -> {
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
            assertThat(id.getMostSignificantBits() >>> 16).isBetween(before, after);
        });
    }

    /** Each of the 74 bits is as often set as not, and set anew by chance each time: within seven standard deviations. */
    @Test
    void takesEachOfItsOtherBitsByChanceWhenItIsUnguessable() {
        int drawn = 20_000;
        List<UUID> ids = Stream.generate(UuidV7::unguessable).limit(drawn).toList();
        int[] set = new int[128];
        int[] changed = new int[128];
        for (int i = 0; i < drawn; i++) {
            for (int bit = 0; bit < 128; bit++) {
                boolean now = isSet(ids.get(i), bit);
                set[bit] += now ? 1 : 0;
                changed[bit] += i > 0 && now != isSet(ids.get(i - 1), bit) ? 1 : 0;
            }
        }

        int tolerance = (int) (7 * Math.sqrt(drawn) / 2);
        assertThat(IntStream.concat(IntStream.range(0, 62), IntStream.range(64, 76)))
                .hasSize(74)
                .allSatisfy(bit -> {
                    assertThat(set[bit]).as("bit %d set", bit).isCloseTo(drawn / 2, within(tolerance));
                    assertThat(changed[bit]).as("bit %d changed", bit).isCloseTo(drawn / 2, within(tolerance));
                });
    }

    /** Those of one moment are as far from each other as those of different years would be. */
    @Test
    void hasNoNeighboursWhenItIsUnguessable() {
        List<Long> randB = Stream.generate(UuidV7::unguessable)
                .limit(50_000)
                .map(id -> id.getLeastSignificantBits() & (-1L >>> 2))
                .sorted()
                .toList();

        assertThat(IntStream.range(1, randB.size()).mapToLong(i -> randB.get(i) - randB.get(i - 1)))
                .allSatisfy(distance -> assertThat(distance).isGreaterThan(1_000));
    }

    static Stream<Supplier<UUID>> bothKinds() {
        return Stream.of(UuidV7::next, UuidV7::unguessable);
    }

    private static boolean isSet(UUID id, int bit) {
        long half = bit < 64 ? id.getLeastSignificantBits() : id.getMostSignificantBits();
        return ((half >>> (bit % 64)) & 1) == 1;
    }
}

package io.orderflow.events.wire;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Instant;
import java.util.UUID;

/**
 * Time-ordered UUIDs, version 7 of RFC 9562. Safe for use by many threads.
 *
 * <p>There are two kinds, because one id cannot be both: {@linkplain #next() those that count} sort by the order in which
 * they were made, and {@linkplain #unguessable() those that people see} give away nothing about their neighbours.
 *
 * <p>A native executable makes its generator when it starts, never at build time (see {@code META-INF/native-image}):
 * otherwise all instances would draw the same ids.
 */
public final class UuidV7 {

    /** The milliseconds since 1970 are the first 48 bits. */
    private static final int UNIX_TS_MS_SHIFT = 16;

    private static final long VERSION_7 = 0x7000;
    private static final long RAND_A_MASK = 0x0fff;
    private static final long RFC_9562_VARIANT = 0x8000_0000_0000_0000L;
    private static final long RAND_B_MASK = 0x3fff_ffff_ffff_ffffL;

    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();
    private static final SecureBits RANDOM = new SecureBits();

    private UuidV7() {}

    /**
     * Greater than all of these that this process has made before, also within one millisecond, where they count by one:
     * for what is sorted, such as events, and never for what must not be guessed.
     */
    public static UUID next() {
        return GENERATOR.generate();
    }

    /** When this UUIDv7 was made, to the millisecond. */
    public static Instant time(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> UNIX_TS_MS_SHIFT);
    }

    /**
     * With 74 bits from a secure random source: for what customers see. Whoever knows any number of them, and to the
     * millisecond when another was made, still has 2<sup>74</sup> to try. Within a millisecond they are in no order.
     */
    public static UUID unguessable() {
        long time = System.currentTimeMillis() << UNIX_TS_MS_SHIFT;
        return new UUID(
                time | VERSION_7 | (RANDOM.nextShort() & RAND_A_MASK),
                RFC_9562_VARIANT | (RANDOM.nextLong() & RAND_B_MASK));
    }

    /** A bound: no UUIDv7 of this millisecond, or of a later one, is smaller. */
    public static UUID lowerBound(Instant time) {
        return new UUID(time.toEpochMilli() << UNIX_TS_MS_SHIFT, 0);
    }
}

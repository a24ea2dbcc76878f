package io.orderflow.events.wire;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Instant;
import java.util.UUID;

/**
 * Time-ordered UUIDs, version 7 of RFC 9562. Each is greater than all that this process has made before, also within one
 * millisecond. Safe for use by many threads.
 *
 * <p>A native executable makes its generator when it starts, never at build time (see {@code META-INF/native-image}):
 * otherwise all instances would draw the same ids.
 */
public final class UuidV7 {

    /** The milliseconds since 1970 are the first 48 bits. */
    private static final int UNIX_TS_MS_SHIFT = 16;

    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private UuidV7() {}

    public static UUID next() {
        return GENERATOR.generate();
    }

    /** When this UUIDv7 was made, to the millisecond. */
    public static Instant time(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> UNIX_TS_MS_SHIFT);
    }

    /** A bound: no UUIDv7 of this millisecond, or of a later one, is smaller. */
    public static UUID lowerBound(Instant time) {
        return new UUID(time.toEpochMilli() << UNIX_TS_MS_SHIFT, 0);
    }
}

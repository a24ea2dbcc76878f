package io.orderflow.events.wire;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/**
 * Time-ordered UUIDs, version 7 of RFC 9562. Each is greater than all that this process has made before, also within one
 * millisecond. Safe for use by many threads.
 *
 * <p>A native executable makes its generator when it starts, never at build time (see {@code META-INF/native-image}):
 * otherwise all instances would draw the same ids.
 */
public final class UuidV7 {

    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private UuidV7() {}

    public static UUID next() {
        return GENERATOR.generate();
    }
}

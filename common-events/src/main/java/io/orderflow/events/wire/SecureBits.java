package io.orderflow.events.wire;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * Bits of the platform's secure random source, drawn many at a time: a call for eight bytes costs it as much as one for
 * hundreds. Safe for use by many threads; what has been given out is overwritten, so that no dump of the memory tells it.
 */
final class SecureBits {

    private static final int DRAWN_AT_ONCE = 1024;

    private final SecureRandom source = new SecureRandom();
    private final ByteBuffer drawn = ByteBuffer.allocate(DRAWN_AT_ONCE).limit(0);

    synchronized short nextShort() {
        int at = take(Short.BYTES);
        short bits = drawn.getShort(at);
        drawn.putShort(at, (short) 0);
        return bits;
    }

    synchronized long nextLong() {
        int at = take(Long.BYTES);
        long bits = drawn.getLong(at);
        drawn.putLong(at, 0);
        return bits;
    }

    /** Where so many unused bytes begin; what is left of too few is thrown away. */
    private int take(int bytes) {
        if (drawn.remaining() < bytes) {
            source.nextBytes(drawn.array());
            drawn.clear();
        }
        int at = drawn.position();
        drawn.position(at + bytes);
        return at;
    }
}

package io.orderflow.events.value;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.IntStream;

/** What the JDK's UUID does otherwise: it reads loosely and compares signed. */
public final class Uuids {

    private static final int LENGTH = 36;
    private static final long RANDOM_BITS = -1L >>> 2;
    /** Odd, so that no two numbers come to the same; large, for UUIDs that were counted are neighbours. */
    private static final long SPREAD = 0x9e37_79b9_7f4a_7c15L;

    private Uuids() {}

    /** Reads the canonical form of RFC 9562 alone, where {@link UUID#fromString} takes {@code 1-1-1-1-1} too. */
    static UUID parse(String text, String field) {
        Require.present(text, field);
        Require.that(isCanonical(text), field, "must be a UUID of 36 characters");
        return UUID.fromString(text);
    }

    /**
     * Another UUID of the same time, and the same one whenever it is asked for: the n-th of its kind.
     *
     * @param salt what tells the kinds of companions of one UUID apart; changes the lower 62 bits, which are random in
     *     UUIDv7
     * @param n from 1, which the salt alone makes
     */
    static UUID companion(UUID uuid, long salt, int n) {
        long change = (salt ^ (n - 1) * SPREAD) & RANDOM_BITS;
        return new UUID(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits() ^ change);
    }

    /**
     * Another UUID of the same time, and the same one whenever it is asked for: that of a key.
     *
     * @param salt what tells the kinds of companions of one UUID apart
     * @param key any text; two of them come to the same as rarely as two random UUIDs of one millisecond
     */
    static UUID companion(UUID uuid, long salt, String key) {
        long change = (salt ^ ByteBuffer.wrap(digest(key)).getLong()) & RANDOM_BITS;
        return new UUID(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits() ^ change);
    }

    private static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether this is one of the first companions of that UUID, as many as there may be of the kind. */
    static boolean isCompanion(UUID candidate, UUID uuid, long salt, int max) {
        return IntStream.rangeClosed(1, max)
                .anyMatch(n -> companion(uuid, salt, n).equals(candidate));
    }

    /** The order of unsigned bytes, which is that of PostgreSQL's {@code uuid}. */
    public static int compare(UUID left, UUID right) {
        int high = Long.compareUnsigned(left.getMostSignificantBits(), right.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(left.getLeastSignificantBits(), right.getLeastSignificantBits());
    }

    private static boolean isCanonical(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            char c = text.charAt(i);
            if (dash ? c != '-' : !HexFormat.isHexDigit(c)) {
                return false;
            }
        }
        return true;
    }
}

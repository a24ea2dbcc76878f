package io.orderflow.events.value;

import java.util.HexFormat;
import java.util.UUID;

/** What the JDK's UUID does otherwise: it reads loosely and compares signed. */
public final class Uuids {

    private static final int LENGTH = 36;
    private static final long RANDOM_BITS = -1L >>> 2;

    private Uuids() {}

    /** Reads the canonical form of RFC 9562 alone, where {@link UUID#fromString} takes {@code 1-1-1-1-1} too. */
    static UUID parse(String text, String field) {
        Require.present(text, field);
        Require.that(isCanonical(text), field, "must be a UUID of 36 characters");
        return UUID.fromString(text);
    }

    /**
     * Another UUID of the same time, and the same one whenever it is asked for.
     *
     * @param salt what tells the companions of one UUID apart; changes the lower 62 bits, which are random in UUIDv7
     */
    static UUID companion(UUID uuid, long salt) {
        return new UUID(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits() ^ (salt & RANDOM_BITS));
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

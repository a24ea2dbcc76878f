package io.orderflow.shipping.domain;

import io.orderflow.events.value.ShipmentId;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/**
 * The number under which a carrier knows a shipment: its letters, 17 digits, and the check digit of ISO/IEC 7812
 * (Luhn).
 */
public record TrackingNumber(String value) {

    private static final int DIGITS = 17;
    private static final BigInteger RANGE = BigInteger.TEN.pow(DIGITS);

    /** The same for the same carrier and shipment, however often it is asked for. */
    public static TrackingNumber of(String carrier, ShipmentId shipmentId) {
        String digits = digits(carrier + "/" + shipmentId);
        return new TrackingNumber(letters(carrier) + digits + checkDigit(digits));
    }

    /** Whether these digits end in the check digit of those before it. */
    static boolean isValid(String digits) {
        int last = digits.length() - 1;
        return digits.charAt(last) - '0' == checkDigit(digits.substring(0, last));
    }

    private static String digits(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return String.format(Locale.ROOT, "%0" + DIGITS + "d", new BigInteger(1, digest).mod(RANGE));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The first two letters of the name, or one: {@code PA} of {@code parcel-post}. */
    private static String letters(String carrier) {
        String letters = carrier.replaceAll("[^A-Za-z]", "").toUpperCase(Locale.ROOT);
        return letters.substring(0, Math.min(2, letters.length()));
    }

    private static int checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return (10 - sum % 10) % 10;
    }
}

package io.orderflow.payment.outside.stripe;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The header {@code Stripe-Signature}: a time and signatures of it and the body, {@code t=1732683600,v1=…,v1=…}. While a
 * secret is being exchanged there are several, and one of them is enough.
 */
final class StripeSignature {

    static final String HEADER = "Stripe-Signature";

    private static final String ALGORITHM = "HmacSHA256";
    private static final String TIME = "t=";
    private static final String SIGNATURE = "v1=";
    private static final int MOST_PARTS = 20;

    private final SecretKeySpec key;
    private final Duration tolerance;

    /**
     * With the secret of an endpoint.
     *
     * @param tolerance how far the time may be from ours, so that nobody sends again later what was heard
     */
    StripeSignature(String secret, Duration tolerance) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.tolerance = tolerance;
    }

    /** Whether a body is signed, and lately; how long that takes says nothing about the right signature. */
    boolean isOf(String header, String body, Instant now) {
        List<String> parts =
                Stream.of(header.split(",", MOST_PARTS)).map(String::strip).toList();
        String time = parts.stream()
                .filter(part -> part.startsWith(TIME))
                .map(part -> part.substring(TIME.length()))
                .findFirst()
                .orElse("");
        byte[] expected = of(time, body).getBytes(StandardCharsets.US_ASCII);
        boolean signed = parts.stream()
                .filter(part -> part.startsWith(SIGNATURE))
                .map(part -> part.substring(SIGNATURE.length()).getBytes(StandardCharsets.UTF_8))
                .map(given -> MessageDigest.isEqual(expected, given))
                .reduce(false, Boolean::logicalOr);
        return signed && isRecent(time, now);
    }

    /** The signature, in hexadecimal digits. */
    String of(String time, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal((time + "." + body).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private boolean isRecent(String time, Instant now) {
        try {
            Duration distance = Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), now);
            return distance.abs().compareTo(tolerance) <= 0;
        } catch (NumberFormatException | java.time.DateTimeException noTime) {
            return false;
        }
    }
}

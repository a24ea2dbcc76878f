package io.orderflow.events.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the CloudEvents attributes of one message; a missing or invalid one is a {@link MalformedEventException}. */
final class Attributes {

    private static final int MAX_LENGTH = 1024;

    private final Function<String, @Nullable String> headers;

    Attributes(Function<String, @Nullable String> headers) {
        this.headers = headers;
    }

    String required(String name) {
        String value = optional(name);
        if (value == null || value.isEmpty()) {
            throw new MalformedEventException(name + " is missing");
        }
        return value;
    }

    /** The value, percent-decoded as CloudEvents asks of header values; it must be plain ASCII, as all of ours are. */
    @Nullable String optional(String name) {
        String value = headers.apply(name);
        if (value == null) {
            return null;
        }
        if (value.length() > MAX_LENGTH) {
            throw new MalformedEventException(name + " must be at most " + MAX_LENGTH + " characters");
        }
        String decoded = value.indexOf('%') < 0 ? value : percentDecoded(name, value);
        for (int i = 0; i < decoded.length(); i++) {
            if (decoded.charAt(i) < ' ' || decoded.charAt(i) > '~') {
                throw new MalformedEventException(name + " must be printable ASCII");
            }
        }
        return decoded;
    }

    /** A required attribute through one of the contract's own checks. */
    <T> T required(String name, Function<String, T> parse) {
        String value = required(name);
        try {
            return parse.apply(value);
        } catch (IllegalArgumentException e) {
            throw new MalformedEventException(name + " is invalid: " + e.getMessage());
        }
    }

    Instant time() {
        try {
            return DateTimeFormatter.ISO_INSTANT.parse(required(Headers.TIME), Instant::from);
        } catch (DateTimeException e) {
            throw new MalformedEventException(Headers.TIME + " must be a time of RFC 3339");
        }
    }

    private static String percentDecoded(String name, String value) {
        StringBuilder decoded = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '%') {
                int high = i + 2 < value.length() ? Character.digit(value.charAt(i + 1), 16) : -1;
                int low = i + 2 < value.length() ? Character.digit(value.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    throw new MalformedEventException(name + " must be percent-encoded");
                }
                c = (char) (high * 16 + low);
                i += 2;
            }
            decoded.append(c);
        }
        return decoded.toString();
    }
}

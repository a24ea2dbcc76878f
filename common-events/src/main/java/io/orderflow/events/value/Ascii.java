package io.orderflow.events.value;

/** Character classes of ASCII, for checks without a regular expression on the hot path. */
final class Ascii {

    private Ascii() {}

    static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}

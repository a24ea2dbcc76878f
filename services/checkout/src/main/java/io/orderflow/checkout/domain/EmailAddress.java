package io.orderflow.checkout.domain;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * What mail servers take for an address: a mailbox of RFC 5321 with its lengths, in all the scripts of RFC 6531. The
 * local part is a dot-string, tags and all, or a quoted string; the domain is a name, as DNS has it or in its own
 * script. An address literal ({@code user@[192.0.2.1]}) is for postmasters and not for customers.
 */
final class EmailAddress {

    private static final int MAX_OCTETS = 254;
    private static final int MAX_LOCAL_OCTETS = 64;
    private static final int MAX_LABEL = 63;
    /** A label that is not ASCII becomes longer in DNS by at least that of its prefix, {@code xn--}. */
    private static final int MAX_WIDE_LABEL = 59;

    private static final String ATOM = "!#$%&'*+-/=?^_`{|}~";
    /** What IDNA 2008 allows in a label though it is neither letter nor digit (RFC 5892, A.1 to A.7). */
    private static final String WITHIN_A_LABEL = "-\u00b7\u0375\u05f3\u05f4\u30fb\u200c\u200d";

    private EmailAddress() {}

    static boolean isOne(String text) {
        int at = text.lastIndexOf('@');
        return at > 0
                && octets(text) <= MAX_OCTETS
                && VisibleText.isPlain(text)
                && isLocalPart(text.substring(0, at))
                && isDomain(text.substring(at + 1));
    }

    private static boolean isLocalPart(String text) {
        return octets(text) <= MAX_LOCAL_OCTETS
                && (text.startsWith("\"") ? isQuoted(text) : parts(text).allMatch(EmailAddress::isAtom));
    }

    private static boolean isAtom(String text) {
        return !text.isEmpty()
                && text.codePoints()
                        .allMatch(c -> isAscii(c)
                                ? Character.isLetterOrDigit(c) || ATOM.indexOf(c) >= 0
                                : !Character.isSpaceChar(c));
    }

    /** Within the quotes all but a quote may stand for itself, and a backslash makes any character do so. */
    private static boolean isQuoted(String text) {
        int end = text.length() - 1;
        int i = 1;
        while (i < end && text.charAt(i) != '"') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return end > 0 && i == end && text.charAt(end) == '"';
    }

    private static boolean isDomain(String text) {
        return !text.isEmpty() && parts(text).allMatch(EmailAddress::isLabel);
    }

    private static boolean isLabel(String text) {
        int length = text.codePointCount(0, text.length());
        return length > 0
                && length <= (text.codePoints().allMatch(EmailAddress::isAscii) ? MAX_LABEL : MAX_WIDE_LABEL)
                && !text.startsWith("-")
                && !text.endsWith("-")
                && text.codePoints().allMatch(EmailAddress::isOfALabel);
    }

    private static boolean isOfALabel(int c) {
        return Character.isLetterOrDigit(c)
                || WITHIN_A_LABEL.indexOf(c) >= 0
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }

    private static Stream<String> parts(String text) {
        return Stream.of(text.split("\\.", -1));
    }

    private static boolean isAscii(int c) {
        return c < 0x80;
    }

    private static int octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

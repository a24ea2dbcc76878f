package io.orderflow.checkout.domain;

import java.util.Arrays;

/**
 * What people can see of a text. Every script is welcome, with its combining marks, with the joiners that Persian and
 * Indic names are written with, with marks of direction and with variation selectors. Refused is what nobody sees and
 * somebody means: what turns a line around, hides in a word, or is no character of any script.
 */
final class VisibleText {

    /**
     * Pairs of first and last code points with the property Default_Ignorable_Code_Point (Unicode, UAX #44); to them come
     * the marks around notes between lines.
     */
    private static final int[] IGNORABLE = {
        0xAD, 0xAD, 0x34F, 0x34F, 0x61C, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180F, 0x200B, 0x200F, 0x202A,
        0x202E, 0x2060, 0x206F, 0x3164, 0x3164, 0xFE00, 0xFE0F, 0xFEFF, 0xFEFF, 0xFFA0, 0xFFA0, 0xFFF0, 0xFFFB, 0x1BCA0,
        0x1BCA3, 0x1D173, 0x1D17A, 0xE0000, 0xE0FFF
    };

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int RIGHT_TO_LEFT_MARK = 0x200F;
    private static final int ARABIC_LETTER_MARK = 0x61C;
    private static final int MONGOLIAN_VOWEL_SEPARATOR = 0x180E;
    private static final int BLANK_BRAILLE = 0x2800;
    private static final int FIRST_IDEOGRAPHIC_PLANE = 2;
    private static final int LAST_IDEOGRAPHIC_PLANE = 3;
    private static final int NONCHARACTER = 0xFFFE;

    private VisibleText() {}

    /** Whether there is something to see. */
    static boolean isThere(String text) {
        return text.codePoints().anyMatch(VisibleText::isSeen);
    }

    /** Whether nothing is hidden in it. */
    static boolean isPlain(String text) {
        return text.codePoints().allMatch(VisibleText::isPlain);
    }

    private static boolean isSeen(int c) {
        return !Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != BLANK_BRAILLE && !isIgnorable(c);
    }

    private static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.FORMAT -> isWritten(c);
            case Character.UNASSIGNED -> mayBeAnIdeographOfTomorrow(c);
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE -> false;
            default -> true;
        };
    }

    /** Joiners, marks of direction, and those that are seen: the signs of Arabic and others that stand over numbers. */
    private static boolean isWritten(int c) {
        return (c >= ZERO_WIDTH_NON_JOINER && c <= RIGHT_TO_LEFT_MARK)
                || c == ARABIC_LETTER_MARK
                || c == MONGOLIAN_VOWEL_SEPARATOR
                || !isIgnorable(c);
    }

    /** Characters for rare names are added each year, in planes that hold nothing else. */
    private static boolean mayBeAnIdeographOfTomorrow(int c) {
        int plane = c >>> 16;
        return plane >= FIRST_IDEOGRAPHIC_PLANE
                && plane <= LAST_IDEOGRAPHIC_PLANE
                && (c & NONCHARACTER) != NONCHARACTER;
    }

    private static boolean isIgnorable(int c) {
        int at = Arrays.binarySearch(IGNORABLE, c);
        // Between two entries lies a range if the one before it begins it.
        return at >= 0 || (-at - 1) % 2 == 1;
    }
}

package io.orderflow.bench.preload;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * Moves ids back in time. All ids of Orderflow are UUIDv7 (RFC 9562), whose first eight hexadecimal digits are a time
 * in units of 65,536 ms; so replacing these digits, wherever they stand before a hyphen, makes a consistent copy of
 * everything that refers to one another: keys of tables, subjects, headers and bodies. Copies get ids that no real
 * order had, older ones than all of them, and in the order in which they are made.
 *
 * @param first the first id's unit
 * @param span units that the originals lie in
 * @param copies how many there will be; the first one is the oldest
 */
record TimeShift(long first, int span, int copies) {
    static final Duration UNIT = Duration.ofMillis(1 << 16);
    static final int DIGITS = 8;

    /** Between the youngest copy and the originals, so that none is taken for an order of the run. */
    private static final int MARGIN = 10;

    static TimeShift between(Instant from, Instant to, int copies) {
        long first = from.toEpochMilli() / UNIT.toMillis();
        return new TimeShift(first, Math.toIntExact(to.toEpochMilli() / UNIT.toMillis() - first + 1), copies);
    }

    /** What the originals' ids begin with. */
    List<String> prefixes() {
        return LongStream.range(first, first + span).mapToObj(TimeShift::hex).toList();
    }

    /** What the ids begin with in this copy (1 to {@link #copies}), in the same order. */
    List<String> prefixes(int copy) {
        long units = (long) (copies - copy + 1) * span + MARGIN;
        return LongStream.range(first - units, first - units + span)
                .mapToObj(TimeShift::hex)
                .toList();
    }

    /** The text as it is in this copy. */
    String shift(String text, int copy) {
        List<String> from = prefixes();
        List<String> to = prefixes(copy);
        String shifted = text;
        for (int i = 0; i < span; i++) {
            shifted = shifted.replace(from.get(i) + "-", to.get(i) + "-");
        }
        return shifted;
    }

    /** An SQL expression for the units by which the copy of this number is moved. */
    String sqlUnits(String copy) {
        return "((%s - %s + 1) * %s + %s)".formatted(copies, copy, span, MARGIN);
    }

    /** Columns {@code p0, p1, …} with what ids begin with, given an SQL expression for the units. */
    String sqlPrefixes(String units) {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < span; i++) {
            columns.add("lpad(to_hex(%s::bigint - %s), %s, '0') || '-' as p%s".formatted(first + i, units, DIGITS, i));
        }
        return String.join(", ", columns);
    }

    /** The text of an SQL expression as it is in a copy, given {@link #sqlPrefixes}. */
    String sqlShift(String text) {
        List<String> from = prefixes();
        String shifted = text;
        for (int i = 0; i < span; i++) {
            shifted = "replace(%s, '%s-', p%s)".formatted(shifted, from.get(i), i);
        }
        return shifted;
    }

    private static String hex(long units) {
        return String.format(Locale.ROOT, "%08x", units);
    }
}

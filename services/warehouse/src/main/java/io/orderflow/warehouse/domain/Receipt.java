package io.orderflow.warehouse.domain;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.ReceiptId;
import io.orderflow.events.value.Require;
import io.orderflow.events.value.ReturnedLine;
import io.orderflow.events.value.Sku;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Goods of a return that somebody has counted together.
 *
 * @param lines what was counted: 1 to {@value Require#MAX_LINES} lines, no SKU twice in the same condition
 */
public record Receipt(ReceiptId receiptId, Instant at, Worker receivedBy, List<ReturnedLine> lines) {

    /** Units that lie together. */
    private record Heap(Sku sku, Code condition) {}

    public Receipt {
        lines = checked(lines);
    }

    /** A copy of lines that one receipt may have; others are an {@link IllegalArgumentException}. */
    public static List<ReturnedLine> checked(Collection<ReturnedLine> lines) {
        int size = Require.present(lines, "lines").size();
        Require.that(size >= 1 && size <= Require.MAX_LINES, "lines must be 1 to " + Require.MAX_LINES);
        List<ReturnedLine> copy = Require.lines(lines, "lines");
        Set<Heap> seen = HashSet.newHashSet(copy.size());
        for (ReturnedLine line : copy) {
            Require.that(
                    seen.add(new Heap(line.sku(), line.condition())),
                    "lines must not contain a SKU twice in the same condition");
        }
        return copy;
    }

    /** Whether the same was counted, in whatever order it is told. */
    boolean isOf(List<ReturnedLine> others) {
        return Set.copyOf(lines).equals(Set.copyOf(others));
    }
}

package io.orderflow.order.domain;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.Moment;
import io.orderflow.events.value.ReceiptId;
import io.orderflow.events.value.ReturnId;
import io.orderflow.events.value.Sku;
import io.orderflow.events.value.SkuQuantity;
import io.orderflow.runtime.decision.Named;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of an order is to come back, and what did. The warehouse counts what comes; the order remembers it, so that it pays
 * back nothing twice.
 *
 * @param all each of them once, as they came to be known
 */
public record Returns(List<Return> all) {

    /** Of an order of which nobody has ever wanted to give anything back. */
    public static final Returns NONE = new Returns(List.of());

    /**
     * One of them.
     *
     * @param lines what was to come back; of one that nothing but its receipts tells of, none
     * @param reason why; null where others alone tell of it, as after a restore
     * @param receipts what came, part by part
     */
    public record Return(
            ReturnId returnId,
            List<SkuQuantity> lines,
            @Nullable Code reason,
            Standing standing,
            List<Receipt> receipts) {

        public Return {
            lines = List.copyOf(lines);
            receipts = List.copyOf(receipts);
        }

        /** One of which only this is known. */
        static Return of(ReturnId returnId, Standing standing) {
            return new Return(returnId, List.of(), null, standing, List.of());
        }

        Return with(Standing other) {
            return new Return(returnId, lines, reason, other, receipts);
        }

        Return of(List<SkuQuantity> wanted) {
            return new Return(returnId, wanted, reason, standing, receipts);
        }

        Return because(Code why) {
            return new Return(returnId, lines, why, standing, receipts);
        }

        /** With this receipt, in the place where it is, or at the end. */
        Return with(Receipt receipt) {
            return new Return(returnId, lines, reason, standing, Named.with(receipts, receipt, Receipt::receiptId));
        }

        Optional<Receipt> find(ReceiptId receiptId) {
            return receipts.stream()
                    .filter(receipt -> receipt.receiptId().equals(receiptId))
                    .findFirst();
        }

        /** How many units of a SKU were to come back. */
        public int wanted(Sku sku) {
            return quantity(lines.stream(), sku);
        }

        /** How many units of a SKU have come. */
        public int received(Sku sku) {
            return quantity(receipts.stream().flatMap(receipt -> receipt.units().stream()), sku);
        }

        /** What was to come back, and what has. */
        public List<Sku> skus() {
            return Stream.concat(lines.stream(), receipts.stream().flatMap(receipt -> receipt.units().stream()))
                    .map(SkuQuantity::sku)
                    .distinct()
                    .toList();
        }

        /** Whether all that was to come back has. */
        public boolean came() {
            return !lines.isEmpty() && lines.stream().allMatch(line -> received(line.sku()) >= line.quantity());
        }

        /** Whether it is this one that somebody asks for who may have asked before. */
        boolean isOf(List<SkuQuantity> wanted, Code why) {
            return lines.equals(wanted) && (reason == null || reason.equals(why));
        }

        /** How many units of a SKU no other return may have. */
        private int taken(Sku sku) {
            return switch (standing) {
                case Standing.Requested(), Standing.Approved _ -> Math.max(wanted(sku), received(sku));
                case Standing.Rejected _, Standing.Expired() -> received(sku);
            };
        }

        /** Until when something more of it is expected; nothing if it is not. */
        private Optional<Moment> expectedUntil() {
            return standing instanceof Standing.Approved(Moment until) && !came()
                    ? Optional.ofNullable(until)
                    : Optional.empty();
        }
    }

    /**
     * What came of it at once.
     *
     * @param units of each SKU, whatever its condition
     * @param restocked whether inventory has accounted for them
     */
    public record Receipt(ReceiptId receiptId, List<SkuQuantity> units, boolean restocked) {

        public Receipt {
            units = List.copyOf(units);
        }
    }

    /** Whether it may come. */
    public sealed interface Standing {

        /** Nobody has decided. */
        record Requested() implements Standing {}

        /**
         * It may.
         *
         * @param until when it is not expected any more; null where nothing but the goods tells of it
         */
        record Approved(@Nullable Moment until) implements Standing {}

        /** It may not. */
        record Rejected(Code reason) implements Standing {}

        /** It has not, or not all of it. What comes all the same is received all the same. */
        record Expired() implements Standing {}
    }

    public Returns {
        all = List.copyOf(all);
    }

    public Optional<Return> find(ReturnId returnId) {
        return all.stream().filter(known -> known.returnId().equals(returnId)).findFirst();
    }

    /** How many units of a SKU have come. */
    public int received(Sku sku) {
        return all.stream().mapToInt(known -> known.received(sku)).sum();
    }

    /** How many units of a SKU have come, or may. */
    int taken(Sku sku) {
        return all.stream().mapToInt(known -> known.taken(sku)).sum();
    }

    /** Whether there are as many as an order may have. */
    boolean areFull() {
        return all.size() >= ReturnId.MAX_OF_ORDER;
    }

    /** Whether nobody has decided yet about one of them. */
    boolean areUndecided() {
        return all.stream().anyMatch(known -> known.standing() instanceof Standing.Requested);
    }

    /** Whether inventory has not accounted yet for something that came. */
    boolean areOnTheirWayToTheShelf() {
        return all.stream().flatMap(known -> known.receipts().stream()).anyMatch(receipt -> !receipt.restocked());
    }

    /** When the first of those expires of which something is expected; nothing if there is none. */
    public Optional<Moment> nextExpiry() {
        return all.stream().flatMap(known -> known.expectedUntil().stream()).min(Comparator.comparing(Moment::instant));
    }

    /** Those of which something is expected until then, or before. */
    List<Return> expectedUntil(Moment moment) {
        return all.stream()
                .filter(known -> known.expectedUntil()
                        .filter(until -> !until.instant().isAfter(moment.instant()))
                        .isPresent())
                .toList();
    }

    /** With this one, in the place where it is, or at the end. */
    Returns with(Return known) {
        return new Returns(Named.with(all, known, Return::returnId));
    }

    private static int quantity(Stream<SkuQuantity> lines, Sku sku) {
        return lines.filter(line -> line.sku().equals(sku))
                .mapToInt(SkuQuantity::quantity)
                .sum();
    }
}

package io.orderflow.endtoend.shop;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What may be told of an order long after its end, of which it may have several: refunds, and returns with what came of
 * them.
 */
record Afterwards(List<Event> events) {
    /** What is told once of each thing with an id of its own, in one way or another, and the field that has the id. */
    private enum Occasion {
        REFUND_REQUESTED("refundId", "PaymentRefundRequested"),
        REFUND_ANSWERED("refundId", "PaymentRefunded", "PaymentRefundFailed"),
        RETURN_REQUESTED("returnId", "ReturnRequested"),
        RETURN_DECIDED("returnId", "ReturnApproved", "ReturnRejected"),
        RETURN_EXPIRED("returnId", "ReturnExpired"),
        RECEIVED("receiptId", "ReturnReceived"),
        RESTOCKED("receiptId", "StockRestocked");

        private final String field;
        private final Set<String> types;

        Occasion(String field, String... types) {
            this.field = field;
            this.types = Set.of(types);
        }

        static boolean isAnyOf(String type) {
            return Stream.of(values()).anyMatch(occasion -> occasion.types.contains(type));
        }
    }

    /** What is asked for is answered, whoever answers it and however, and nothing else is. */
    private static final Map<Occasion, Occasion> ANSWERS = Map.of(
            Occasion.REFUND_REQUESTED, Occasion.REFUND_ANSWERED,
            Occasion.RETURN_REQUESTED, Occasion.RETURN_DECIDED,
            Occasion.RECEIVED, Occasion.RESTOCKED);

    /** Whether it is told of what comes afterwards. */
    static boolean isToldBy(String type) {
        return Occasion.isAnyOf(type);
    }

    /**
     * Whether nothing is left to happen: each refund is answered, each return is decided, and what came of it is on the shelf
     * or scrapped. An approved return may come or not.
     */
    boolean isComplete() {
        return ANSWERS.entrySet().stream()
                .allMatch(each -> Set.copyOf(ids(each.getKey())).equals(Set.copyOf(ids(each.getValue()))));
    }

    boolean isSomethingToldTwice() {
        return Stream.of(Occasion.values()).anyMatch(occasion -> {
            List<String> ids = ids(occasion);
            return ids.size() != new HashSet<>(ids).size();
        });
    }

    private List<String> ids(Occasion occasion) {
        return events.stream()
                .filter(event -> occasion.types.contains(event.type()))
                .map(event -> event.body().path(occasion.field).asText())
                .toList();
    }
}

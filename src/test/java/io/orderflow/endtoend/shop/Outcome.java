package io.orderflow.endtoend.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.orderflow.endtoend.shop.Traffic.Accepted;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What became of one order, asked of each service that has a part in it.
 *
 * @param view what the order service shows of it; a missing node if it is not known
 * @param findings what is wrong with it, or not finished yet, in sentences
 */
record Outcome(Accepted accepted, JsonNode view, List<String> findings) {
    private static final String RESTOCKED = "StockRestocked";

    static Outcome of(Accepted accepted) {
        PlacedOrder order = accepted.order();
        try {
            JsonNode view = order.knownView();
            String status = status(view);
            List<String> findings =
                    PlacedOrder.ENDS.contains(status) ? ofTheEnd(accepted, view) : List.of("is at '" + status + "'");
            return new Outcome(
                    accepted,
                    view,
                    findings.stream()
                            .map(finding -> "order " + order.id() + " " + finding)
                            .toList());
        } catch (UncheckedIOException e) {
            return new Outcome(
                    accepted,
                    MissingNode.getInstance(),
                    List.of("order " + order.id() + " cannot be looked up: " + e.getMessage()));
        }
    }

    /** The units by SKU that left the shelf for it and are not there again. */
    Map<String, Integer> gone() {
        if (!status(view).equals("FULFILLED")) {
            return Map.of();
        }
        Map<String, Integer> gone = new HashMap<>(accepted.purchase().quantities());
        if (times(view, RESTOCKED) > 0) {
            EventTrail.of(accepted.order().events()).events().stream()
                    .filter(event -> event.type().equals(RESTOCKED))
                    .flatMap(event -> event.body().path("restocked").valueStream())
                    .forEach(line -> gone.merge(
                            line.path("sku").asText(), -line.path("quantity").asInt(), Integer::sum));
        }
        return gone;
    }

    private static List<String> ofTheEnd(Accepted accepted, JsonNode view) {
        List<String> findings = new ArrayList<>();
        findings.addAll(ofTheWish(accepted, view));
        findings.addAll(ofTheMoney(accepted.order(), view));
        findings.addAll(new Mails(accepted.order(), view).findings());
        findings.addAll(ofTheReturns(view));
        if (accepted.purchase().isDeclined() && status(view).equals("FULFILLED")) {
            findings.add("is fulfilled though it was not paid");
        }
        return findings;
    }

    /** Who was told that it is stopped, or too late, was told the truth; by itself it stops where nobody can carry it. */
    private static List<String> ofTheWish(Accepted accepted, JsonNode view) {
        String status = status(view);
        boolean right = switch (accepted.wish()) {
            case NONE, REFUSED -> status.equals("CANCELLED") == hasNoCarrier(view);
            case CANCELLED -> status.equals("CANCELLED");
            case REQUESTED -> status.equals("CANCELLED") || (status.equals("FULFILLED") && isRefused(view));
        };
        return right
                ? List.of()
                : List.of("is %s though the wish to stop it was answered %s".formatted(status, accepted.wish()));
    }

    private static List<String> ofTheMoney(PlacedOrder order, JsonNode view) {
        Set<String> expected = switch (status(view)) {
            case "FULFILLED" -> Set.of("CAPTURED", "PARTIALLY_REFUNDED", "REFUNDED");
            case "CANCELLED" -> Set.of("VOIDED", "DECLINED", "");
            default -> Set.of(view.path("reason").asText().equals("PAYMENT_DECLINED") ? "DECLINED" : "");
        };
        Http.Answer asked = order.payment();
        String payment = asked.status() == 200 ? status(asked.body()) : "";
        String shown = view.at("/payment/status").asText();
        List<String> findings = new ArrayList<>();
        if (!expected.contains(payment) || !shown.equals(payment)) {
            findings.add("is %s, its payment is '%s', and the order says '%s'".formatted(status(view), payment, shown));
        }
        long held = order.held();
        if (held != 0) {
            findings.add("is " + status(view) + " and still holds " + held);
        }
        return findings;
    }

    /** What came back is on the shelf or scrapped, and its customer has the money for it. */
    private static List<String> ofTheReturns(JsonNode view) {
        long received = times(view, "ReturnReceived");
        long restocked = times(view, RESTOCKED);
        long paidBack = view.path("refunds")
                .valueStream()
                .filter(refund -> refund.path("reason").asText().equals("RETURN"))
                .filter(refund -> status(refund).equals("REFUNDED"))
                .count();
        return received == restocked && received == paidBack
                ? List.of()
                : List.of("came back in %s parts, of which %s were restocked and %s refunded"
                        .formatted(received, restocked, paidBack));
    }

    /** How often the order service has heard of something. */
    private static long times(JsonNode view, String event) {
        return view.path("timeline")
                .valueStream()
                .filter(entry -> entry.path("event").asText().equals(event))
                .count();
    }

    private static boolean hasNoCarrier(JsonNode view) {
        return view.at("/cancellation/reason").asText().equals("NO_CARRIER");
    }

    private static boolean isRefused(JsonNode view) {
        return view.at("/cancellation/status").asText().equals("REFUSED");
    }

    private static String status(JsonNode thing) {
        return thing.path("status").asText();
    }
}

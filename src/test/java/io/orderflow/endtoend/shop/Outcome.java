package io.orderflow.endtoend.shop;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.endtoend.shop.Traffic.Accepted;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of one order, asked of each service that has a part in it.
 *
 * @param status of the order, empty if it is not known
 * @param findings what is wrong with it, or not finished yet, in sentences
 */
record Outcome(Accepted accepted, String status, List<String> findings) {
    private static final List<String> TOLD_WHEN_FULFILLED =
            List.of("CONFIRMED", "FULFILLED", "PACKED", "PREPARED", "RECEIVED");
    private static final List<String> TOLD_WHEN_REJECTED = List.of("RECEIVED", "REJECTED");

    static Outcome of(Accepted accepted) {
        PlacedOrder order = accepted.order();
        Purchase purchase = accepted.purchase();
        try {
            String status = order.status();
            List<String> findings = PlacedOrder.ENDS.contains(status)
                    ? ofTheEnd(order, purchase, order.view())
                    : List.of("is at '" + status + "'");
            return new Outcome(
                    accepted,
                    status,
                    findings.stream()
                            .map(finding -> "order " + order.id() + " " + finding)
                            .toList());
        } catch (UncheckedIOException e) {
            return new Outcome(
                    accepted, "", List.of("order " + order.id() + " cannot be looked up: " + e.getMessage()));
        }
    }

    boolean isFulfilled() {
        return status.equals("FULFILLED");
    }

    private static List<String> ofTheEnd(PlacedOrder order, Purchase purchase, JsonNode view) {
        String status = view.path("status").asText();
        boolean fulfilled = status.equals("FULFILLED");
        List<String> findings = new ArrayList<>();
        if (purchase.isDeclined() && fulfilled) {
            findings.add("is fulfilled though it was not paid");
        }
        Http.Answer asked = order.payment();
        String payment = asked.status() == 200 ? asked.body().path("status").asText() : "";
        String expected = fulfilled ? "CAPTURED" : isDeclined(view) ? "DECLINED" : "";
        if (!payment.equals(expected) || !view.at("/payment/status").asText().equals(expected)) {
            findings.add("is %s, its payment is '%s', and the order says '%s'"
                    .formatted(status, payment, view.at("/payment/status").asText()));
        }
        List<String> told = order.notifiedSteps().stream().sorted().toList();
        if (!told.equals(fulfilled ? TOLD_WHEN_FULFILLED : TOLD_WHEN_REJECTED)) {
            findings.add("is " + status + " and its customer was told " + told);
        }
        return findings;
    }

    private static boolean isDeclined(JsonNode view) {
        return view.path("reason").asText().equals("PAYMENT_DECLINED");
    }
}

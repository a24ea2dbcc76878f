package io.orderflow.endtoend.shop;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.endtoend.shop.Traffic.Accepted;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What became of one order, asked of each service that has a part in it.
 *
 * @param status of the order, empty if it is not known
 * @param findings what is wrong with it, or not finished yet, in sentences
 */
record Outcome(Accepted accepted, String status, List<String> findings) {
    private static final Set<String> TOLD_WHEN_FULFILLED =
            Set.of("CONFIRMED", "FULFILLED", "PACKED", "PREPARED", "RECEIVED");
    private static final Set<String> TOLD_WHEN_REJECTED = Set.of("RECEIVED", "REJECTED");
    private static final Set<String> TOLD_WHEN_CANCELLED = Set.of("RECEIVED", "CANCELLED");
    /** Before it was cancelled, it may have got so far. */
    private static final Set<String> TOLD_BEFORE = Set.of("CONFIRMED", "PREPARED");
    /** What only those are told whose bank asks for it, or refuses it while they may pay otherwise. */
    private static final Set<String> TOLD_OF_THE_PAYMENT = Set.of("ACTION_REQUIRED", "PAY_AGAIN");
    /** What those are told who get money back, each time. */
    private static final String REFUNDED = "REFUNDED";

    private static final Set<String> GIVEN_BACK = Set.of("PARTIALLY_REFUNDED", REFUNDED);

    static Outcome of(Accepted accepted) {
        PlacedOrder order = accepted.order();
        try {
            JsonNode view = order.knownView();
            String status = status(view);
            List<String> findings =
                    PlacedOrder.ENDS.contains(status) ? ofTheEnd(accepted, view) : List.of("is at '" + status + "'");
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

    private static List<String> ofTheEnd(Accepted accepted, JsonNode view) {
        List<String> findings = new ArrayList<>();
        findings.addAll(ofTheWish(accepted, view));
        findings.addAll(ofTheMoney(accepted.order(), view));
        findings.addAll(ofTheMails(accepted.order(), view));
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
            case "FULFILLED" -> Set.of("CAPTURED", "PARTIALLY_REFUNDED", REFUNDED);
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

    private static List<String> ofTheMails(PlacedOrder order, JsonNode view) {
        List<String> told = order.notifiedSteps();
        List<String> always = switch (status(view)) {
            case "FULFILLED" ->
                isRefused(view) ? with(TOLD_WHEN_FULFILLED, "CANCELLATION_REFUSED") : sorted(TOLD_WHEN_FULFILLED);
            case "CANCELLED" -> sorted(TOLD_WHEN_CANCELLED);
            default -> sorted(TOLD_WHEN_REJECTED);
        };
        List<String> steps =
                told.stream().filter(step -> !step.equals(REFUNDED)).toList();
        long refunds = told.size() - steps.size();
        List<String> counted = steps.stream()
                .filter(step -> !TOLD_OF_THE_PAYMENT.contains(step))
                .filter(step -> !(status(view).equals("CANCELLED") && TOLD_BEFORE.contains(step)))
                .sorted()
                .toList();
        boolean once = Set.copyOf(steps).size() == steps.size() && refunds == (isGivenBack(view) ? order.refunds() : 0);
        return once && counted.equals(always)
                ? List.of()
                : List.of("is " + status(view) + " and its customer was told "
                        + told.stream().sorted().toList());
    }

    private static boolean hasNoCarrier(JsonNode view) {
        return view.at("/cancellation/reason").asText().equals("NO_CARRIER");
    }

    private static boolean isRefused(JsonNode view) {
        return view.at("/cancellation/status").asText().equals("REFUSED");
    }

    private static boolean isGivenBack(JsonNode view) {
        return GIVEN_BACK.contains(view.at("/payment/status").asText());
    }

    private static String status(JsonNode thing) {
        return thing.path("status").asText();
    }

    private static List<String> sorted(Set<String> steps) {
        return steps.stream().sorted().toList();
    }

    private static List<String> with(Set<String> steps, String another) {
        return Stream.concat(steps.stream(), Stream.of(another)).sorted().toList();
    }
}

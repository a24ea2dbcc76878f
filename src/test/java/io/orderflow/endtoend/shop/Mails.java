package io.orderflow.endtoend.shop;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the customer of an order that has ended was told by mail.
 *
 * @param view what the order service shows of it
 */
record Mails(PlacedOrder order, JsonNode view) {
    private static final Set<String> WHEN_FULFILLED =
            Set.of("CONFIRMED", "FULFILLED", "PACKED", "PREPARED", "RECEIVED");
    private static final Set<String> WHEN_REJECTED = Set.of("RECEIVED", "REJECTED");
    private static final Set<String> WHEN_CANCELLED = Set.of("RECEIVED", "CANCELLED");
    /** Before it was cancelled, it may have got so far. */
    private static final Set<String> BEFORE = Set.of("CONFIRMED", "PREPARED");
    /** What only those are told whose bank asks for it, or refuses it while they may pay otherwise. */
    private static final Set<String> OF_THE_PAYMENT = Set.of("ACTION_REQUIRED", "PAY_AGAIN");
    /** What those are told who get money back, each time. */
    private static final String REFUNDED = "REFUNDED";

    private static final Set<String> GIVEN_BACK = Set.of("PARTIALLY_REFUNDED", REFUNDED);
    /** What those are told whose goods come back, each time; and because of what. */
    private static final Map<String, String> OF_RETURNS = Map.of(
            "ReturnApproved", "RETURN_APPROVED",
            "ReturnRejected", "RETURN_REJECTED",
            "ReturnExpired", "RETURN_EXPIRED",
            "ReturnReceived", "RETURN_RECEIVED");

    /** What is wrong with them, in sentences. */
    List<String> findings() {
        List<String> told = order.notifiedSteps().stream().sorted().toList();
        List<String> steps = told.stream().filter(step -> !isAfterwards(step)).toList();
        List<String> counted = steps.stream()
                .filter(step -> !OF_THE_PAYMENT.contains(step))
                .filter(step -> !(status().equals("CANCELLED") && BEFORE.contains(step)))
                .toList();
        boolean once = Set.copyOf(steps).size() == steps.size()
                && told.stream().filter(REFUNDED::equals).count() == refunds()
                && told.stream().filter(OF_RETURNS::containsValue).toList().equals(ofReturns());
        return once && counted.equals(always())
                ? List.of()
                : List.of("is " + status() + " and its customer was told " + told);
    }

    private static boolean isAfterwards(String step) {
        return step.equals(REFUNDED) || OF_RETURNS.containsValue(step);
    }

    private List<String> always() {
        return switch (status()) {
            case "FULFILLED" -> isRefused() ? with(WHEN_FULFILLED, "CANCELLATION_REFUSED") : sorted(WHEN_FULFILLED);
            case "CANCELLED" -> sorted(WHEN_CANCELLED);
            default -> sorted(WHEN_REJECTED);
        };
    }

    private long refunds() {
        return GIVEN_BACK.contains(view.at("/payment/status").asText()) ? order.refunds() : 0;
    }

    private List<String> ofReturns() {
        return view.path("timeline")
                .valueStream()
                .flatMap(entry ->
                        Stream.ofNullable(OF_RETURNS.get(entry.path("event").asText())))
                .sorted()
                .toList();
    }

    private boolean isRefused() {
        return view.at("/cancellation/status").asText().equals("REFUSED");
    }

    private String status() {
        return view.path("status").asText();
    }

    private static List<String> sorted(Set<String> steps) {
        return steps.stream().sorted().toList();
    }

    private static List<String> with(Set<String> steps, String another) {
        return Stream.concat(steps.stream(), Stream.of(another)).sorted().toList();
    }
}

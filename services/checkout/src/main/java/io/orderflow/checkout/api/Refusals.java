package io.orderflow.checkout.api;

import io.orderflow.checkout.application.Placement.Result.ExternalIdTaken;
import io.orderflow.checkout.application.Placement.Result.KeyReused;
import io.orderflow.checkout.application.Placement.Result.Refusal;
import io.orderflow.checkout.application.Placement.Result.Refused;
import io.orderflow.checkout.application.Placement.Result.TooLarge;
import io.orderflow.checkout.application.Placement.Result.TooManyUnpaid;
import io.orderflow.checkout.application.Placement.Result.Unpaid;
import io.orderflow.checkout.domain.Pricing;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.EventCodec;
import io.orderflow.runtime.http.IdempotencyKey;
import io.orderflow.runtime.http.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Duration;
import java.util.List;

/** Why there is no order, as a problem. */
final class Refusals {

    private Refusals() {}

    static HttpProblem problem(Refusal refusal) {
        return switch (refusal) {
            case KeyReused() -> IdempotencyKey.reused("Another request was placed");
            case ExternalIdTaken(OrderId orderId) ->
                Problems.conflict("This channel has another order with this externalId already: " + orderId + ".");
            case TooLarge() ->
                Problems.unprocessable(
                        "order-too-large",
                        "The order is too large",
                        "All that it brings makes more than " + EventCodec.MAX_BODY_BYTES / 1024
                                + " KiB with the names of its products; split it, or say less.");
            case Unpaid() -> Problems.invalid("payment.token", "is missing, and the order costs something");
            case TooManyUnpaid(Duration retryAfter) ->
                Problems.tooMany(
                        "too-many-unpaid-orders",
                        "Too many unpaid orders",
                        "This customer has as many orders as there may be that are not paid, or were declined a short while ago.",
                        retryAfter);
            case Refused(List<Pricing.Reason> reasons) ->
                Problems.refused(reasons.stream()
                        .map(reason -> new Problems.Violation(reason.field(), reason.message()))
                        .toList());
        };
    }
}

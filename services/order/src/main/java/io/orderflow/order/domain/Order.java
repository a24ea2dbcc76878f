package io.orderflow.order.domain;

import io.orderflow.events.OrderCreated;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.Moment;
import io.orderflow.order.domain.Holds.Hold;
import io.orderflow.order.domain.Request.Awaited;
import io.orderflow.order.domain.Request.Known;
import io.orderflow.order.domain.Returns.Return;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an order: facts side by side. Each may come before the others; how far the order has got and what it
 * waits for follow from all of them.
 *
 * @param request what the customer ordered; without the payment token once the payment is decided, and without personal
 *     data at the end
 * @param stock whether there are the goods
 * @param payment whether there is the money
 * @param parcels what has been asked of shipping, and what has become of it
 * @param ending how it ended, if it did
 * @param cancellation whether the warehouse is asked to stop it, or was in vain
 * @param holds what keeps it from going on to shipping, or has kept it, and what an assessor is asked about it
 * @param givenBack what of its money and its goods is to go back, and what did
 * @param delay the last delay that the world has heard of, if there was one
 */
public record Order(
        Request request,
        Stock stock,
        Payment payment,
        Parcels parcels,
        Ending ending,
        Cancellation cancellation,
        Holds holds,
        GivenBack givenBack,
        @Nullable Delay delay) {

    public Order {
        if (ending.isEnd()) {
            request = request.withoutCustomer();
            payment = payment.ofAnEndedOrder();
            cancellation = ending instanceof Ending.Cancelled ? new Cancellation.None() : cancellation;
        } else if (payment.isDecided()) {
            request = request.withoutToken();
        }
        holds = ending.isEnd() || parcels.areAsked() ? holds.withoutAssessment() : holds;
    }

    /** One of which nothing is known. */
    public static Order unknown() {
        return of(new Awaited(List.of()), null);
    }

    /** One of which its request alone is known. */
    static Order of(OrderCreated created) {
        return of(new Known(created), null);
    }

    private static Order of(Request request, @Nullable Delay delay) {
        return new Order(
                request,
                new Stock.Unknown(),
                new Payment.None(),
                new Parcels.None(),
                new Ending.None(),
                new Cancellation.None(),
                Holds.NONE,
                GivenBack.NOTHING,
                delay);
    }

    /** One of which the request is not known yet, with what came before it. */
    public static Order of(Awaited awaited) {
        return of(awaited, awaited.delay());
    }

    /** How far it has got; nothing as long as its request is not known. */
    public Optional<Status> status() {
        return switch (request) {
            case Awaited _ -> Optional.empty();
            case Known _ -> Optional.of(Status.of(this));
        };
    }

    /** What of its money is to go back to the customer, and what did. */
    public Refunds refunds() {
        return givenBack.refunds();
    }

    /** What of its goods is to come back, and what did. */
    public Returns returns() {
        return givenBack.returns();
    }

    /** What banks have taken back of its money. */
    public Chargebacks chargebacks() {
        return givenBack.chargebacks();
    }

    /** What it waits for, and what may come at rest; nothing if nothing is to come. */
    public Optional<Step> waitsFor() {
        return Step.missingTo(this);
    }

    /** Until when its customer may do something, who was told so: pay, or send goods back; nothing if that is not awaited. */
    public Optional<Moment> waitsUntil() {
        return payment.customersTime()
                .or(() -> waitsFor()
                        .filter(Step.RETURN::equals)
                        .flatMap(_ -> returns().nextExpiry()));
    }

    /** Whether nobody has to do anything for it: goods that its customer may send back come, or do not. */
    public boolean isAtRest() {
        return waitsFor().filter(step -> step != Step.RETURN).isEmpty();
    }

    /** Why it is kept from going on to shipping, reason by reason; empty if it is not, or has gone on. */
    public List<Code> heldFor() {
        return ending.isEnd() || parcels.areAsked()
                ? List.of()
                : holds.all().stream().filter(Hold::isOpen).map(Hold::reason).toList();
    }

    /** Whether the world has heard that it waits too long for what it waits for now. */
    public boolean waitsTooLong() {
        return delay != null && waitsFor().filter(delay.what()::equals).isPresent();
    }

    /** Whose customer is known by a pseudonym alone. */
    Order of(String pseudonym) {
        return new Order(request.of(pseudonym), stock, payment, parcels, ending, cancellation, holds, givenBack, delay);
    }

    Order with(Stock other) {
        return new Order(request, other, payment, parcels, ending, cancellation, holds, givenBack, delay);
    }

    Order with(Payment other) {
        return new Order(request, stock, other, parcels, ending, cancellation, holds, givenBack, delay);
    }

    Order with(Parcels other) {
        return new Order(request, stock, payment, other, ending, cancellation, holds, givenBack, delay);
    }

    Order with(Ending other) {
        return new Order(request, stock, payment, parcels, other, cancellation, holds, givenBack, delay);
    }

    Order with(Cancellation other) {
        return new Order(request, stock, payment, parcels, ending, other, holds, givenBack, delay);
    }

    Order with(Holds other) {
        return new Order(request, stock, payment, parcels, ending, cancellation, other, givenBack, delay);
    }

    public Order with(Refunds other) {
        return with(new GivenBack(other, returns(), chargebacks()));
    }

    public Order with(Returns other) {
        return with(new GivenBack(refunds(), other, chargebacks()));
    }

    /** With this return, in the place where it is, or at the end. */
    Order with(Return known) {
        return with(returns().with(known));
    }

    public Order with(Chargebacks other) {
        return with(new GivenBack(refunds(), returns(), other));
    }

    /** What was waited for too long until now is not, if it is waited for another time. */
    public Order with(GivenBack other) {
        boolean waitedForIt = delay != null
                && givenBack.missing().contains(delay.what())
                && !other.missing().contains(delay.what());
        return new Order(
                request, stock, payment, parcels, ending, cancellation, holds, other, waitedForIt ? null : delay);
    }

    Order with(Delay told) {
        return new Order(request, stock, payment, parcels, ending, cancellation, holds, givenBack, told);
    }
}

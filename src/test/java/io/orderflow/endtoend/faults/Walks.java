package io.orderflow.endtoend.faults;

import io.orderflow.endtoend.shop.Counted;
import io.orderflow.endtoend.shop.Customer;
import io.orderflow.endtoend.shop.PlacedOrder;
import io.orderflow.endtoend.shop.Purchase;
import io.orderflow.endtoend.shop.Return;
import io.orderflow.endtoend.shop.Shop;
import io.orderflow.endtoend.shop.Traffic.Accepted;
import io.orderflow.endtoend.shop.Wish;
import io.orderflow.local.OrderflowSystem;
import io.orderflow.local.Service;
import io.orderflow.servers.process.ManagedProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Orders on their courses, each with the people who do their part in it, whatever dies meanwhile. */
final class Walks {
    private static final String WORKER = "ann";
    private static final String DOUBT = "ADDRESS_IN_DOUBT";
    private static final String ABROAD = "NZ";
    /** Of half a kilogram each: more than goes abroad by post. */
    private static final int HEAVY = 100;

    /** Of what is paid, in minor units. */
    private static final long PART = 10_000;

    private static final String ANOTHER_TOKEN = "tok_visa";
    private static final int ACCEPTED = 202;
    private static final int CONFLICT = 409;

    private final Shop shop;
    private final OrderflowSystem system;
    private final String plentiful;
    private final String soldOut;
    private final List<Walk> begun = new ArrayList<>();

    Walks(Shop shop, OrderflowSystem system, String plentiful, String soldOut) {
        this.shop = shop;
        this.system = system;
        this.plentiful = plentiful;
        this.soldOut = soldOut;
    }

    /**
     * One order.
     *
     * @param order once it is accepted
     * @param people once everybody has done his part
     */
    record Walk(Course course, CompletableFuture<PlacedOrder> order, CompletableFuture<Accepted> people) {}

    /** Begins one more. */
    Walk begin(Course course) {
        Walk walk = new Walk(course, new CompletableFuture<>(), new CompletableFuture<>());
        begun.add(walk);
        Thread.startVirtualThread(() -> {
            try {
                walk.people.complete(go(walk));
            } catch (RuntimeException | AssertionError e) {
                walk.order.completeExceptionally(e);
                walk.people.completeExceptionally(e);
            }
        });
        return walk;
    }

    List<Walk> begun() {
        return List.copyOf(begun);
    }

    private Accepted go(Walk walk) {
        Purchase purchase = purchaseFor(walk.course);
        return switch (walk.course) {
            case FULFILLED, OUTCOME_UNKNOWN, CUSTOMER_ACTS -> packed(purchase, accepted(walk, purchase));
            case DECLINED, SOLD_OUT, CUSTOMER_DOES_NOT_ACT, NO_CARRIER ->
                new Accepted(purchase, accepted(walk, purchase), Wish.NONE);
            case PAID_AGAIN -> {
                PlacedOrder order = accepted(walk, purchase);
                order.awaitEvent("CustomerActionRequested");
                yield order.paysAgainUntilAnswered(ANOTHER_TOKEN).status() == ACCEPTED
                        ? packed(purchase.paidWith(ANOTHER_TOKEN), order)
                        : new Accepted(purchase, order, Wish.NONE);
            }
            case HELD_AND_RELEASED -> {
                PlacedOrder order = accepted(walk, purchase);
                if (order.isHeldFor(DOUBT).status() != CONFLICT) {
                    order.awaitEvent("PaymentAuthorized");
                    order.isReleasedFrom(DOUBT);
                }
                yield packed(purchase, order);
            }
            case HELD_AND_CANCELLED -> {
                PlacedOrder order = accepted(walk, purchase);
                order.isHeldFor(DOUBT);
                order.awaitEvent("PaymentAuthorized");
                yield cancelled(purchase, order);
            }
            case CANCELLED_BEFORE_PAYMENT -> cancelledWhileInventoryStandsStill(walk, purchase);
            case CANCELLED_DURING_PAYMENT -> {
                PlacedOrder order = accepted(walk, purchase);
                order.awaitEvent("PaymentRequested");
                yield cancelled(purchase, order);
            }
            case CANCELLED_AFTER_PAYMENT -> {
                PlacedOrder order = accepted(walk, purchase);
                order.awaitParcel();
                yield cancelled(purchase, order);
            }
            case CANCELLED_WHILE_CLAIMED -> {
                PlacedOrder order = accepted(walk, purchase);
                order.handles(order.awaitParcel(), "claim", WORKER);
                yield cancelled(purchase, order);
            }
            case CANCELLED_TOO_LATE -> cancelledWhileNothingIsHeard(walk, purchase);
            case REFUNDED, REFUND_REFUSED -> {
                PlacedOrder order = accepted(walk, purchase);
                Accepted packed = packed(purchase, order);
                order.givesBackOnceCaptured("damaged", PART);
                yield packed;
            }
            case RETURNED -> {
                PlacedOrder order = accepted(walk, purchase);
                Accepted packed = packed(purchase, order);
                comesBack(approved(order));
                yield packed;
            }
            case RETURNED_TOO_LATE -> {
                PlacedOrder order = accepted(walk, purchase);
                Accepted packed = packed(purchase, order);
                Return late = approved(order);
                order.awaitEvent("ReturnExpired");
                comesBack(late);
                yield packed;
            }
        };
    }

    private Purchase purchaseFor(Course course) {
        Customer customer = shop.customer().payingWith(course.token());
        return switch (course) {
            case NO_CARRIER -> new Purchase(customer.livingIn(ABROAD), Map.of(plentiful, HEAVY));
            case SOLD_OUT -> new Purchase(customer, Map.of(soldOut, 1));
            case FULFILLED,
                    DECLINED,
                    PAID_AGAIN,
                    OUTCOME_UNKNOWN,
                    CUSTOMER_ACTS,
                    CUSTOMER_DOES_NOT_ACT,
                    HELD_AND_RELEASED,
                    HELD_AND_CANCELLED,
                    CANCELLED_BEFORE_PAYMENT,
                    CANCELLED_DURING_PAYMENT,
                    CANCELLED_AFTER_PAYMENT,
                    CANCELLED_WHILE_CLAIMED,
                    CANCELLED_TOO_LATE,
                    REFUNDED,
                    REFUND_REFUSED,
                    RETURNED,
                    RETURNED_TOO_LATE -> new Purchase(customer, Map.of(plentiful, 1));
        };
    }

    private Return approved(PlacedOrder order) {
        Return wanted = Return.onceHandedOver(order, "wrong-colour", Map.of(plentiful, 1));
        wanted.isApprovedUntilAnswered();
        return wanted;
    }

    private void comesBack(Return goods) {
        goods.arrivesOnceExpected("unpacked", Counted.sellable(plentiful, 1));
    }

    private static Accepted packed(Purchase purchase, PlacedOrder order) {
        order.handles(order.awaitParcel(), "packed", WORKER);
        return new Accepted(purchase, order, Wish.NONE);
    }

    private Accepted cancelledWhileInventoryStandsStill(Walk walk, Purchase purchase) {
        ManagedProcess inventory = system.process(Service.INVENTORY);
        inventory.pause();
        try {
            return cancelled(purchase, accepted(walk, purchase));
        } finally {
            inventory.resume();
        }
    }

    private Accepted cancelledWhileNothingIsHeard(Walk walk, Purchase purchase) {
        PlacedOrder order = accepted(walk, purchase);
        String parcel = order.awaitParcel();
        order.handles(parcel, "claim", WORKER);
        system.nats().pause();
        try {
            order.handles(parcel, "packed", WORKER);
            return cancelled(purchase, order);
        } finally {
            system.nats().resume();
        }
    }

    private static PlacedOrder accepted(Walk walk, Purchase purchase) {
        PlacedOrder order = purchase.submitUntilAccepted();
        walk.order.complete(order);
        return order;
    }

    private static Accepted cancelled(Purchase purchase, PlacedOrder order) {
        return new Accepted(purchase, order, order.cancelsUntilAnswered());
    }
}

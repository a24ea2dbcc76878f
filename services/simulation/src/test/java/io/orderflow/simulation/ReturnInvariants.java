package io.orderflow.simulation;

import io.orderflow.events.ReturnApproved;
import io.orderflow.events.ReturnExpired;
import io.orderflow.events.ReturnReceived;
import io.orderflow.events.ReturnRejected;
import io.orderflow.events.ReturnRequested;
import io.orderflow.events.StockRestocked;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ReceiptId;
import io.orderflow.events.value.RefundId;
import io.orderflow.events.value.ReturnId;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.Refunds;
import io.orderflow.order.domain.Returns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must be true at rest of what is to come back of an order, whatever has happened. */
final class ReturnInvariants {

    private final World world;
    private final ReturnStory story;
    private final List<String> violated = new ArrayList<>();

    private ReturnInvariants(World world, ReturnStory story) {
        this.world = world;
        this.story = story;
    }

    /** All that is not as it must be with an order, in words. */
    static List<String> violatedIn(World world, OrderId orderId) {
        ReturnStory story = ReturnStory.of(world, orderId);
        ReturnInvariants invariants = new ReturnInvariants(world, story);
        if (!story.returns().isEmpty() || !story.told(ReturnRequested.class).isEmpty()) {
            invariants.checkDecisions();
            invariants.checkQuantities();
            invariants.checkReceipts();
            invariants.checkRefunds();
            invariants.checkMails();
        }
        return invariants.violated;
    }

    /** Whoever asks is answered once, and that the time is over is said at most once. */
    private void checkDecisions() {
        for (Returns.Return known : story.returns()) {
            ReturnId id = known.returnId();
            long requested =
                    count(ReturnRequested.class, each -> each.returnId().equals(id));
            long approved = count(ReturnApproved.class, each -> each.returnId().equals(id));
            long rejected = count(ReturnRejected.class, each -> each.returnId().equals(id));
            long expired = count(ReturnExpired.class, each -> each.returnId().equals(id));
            require(requested == 1, "has a return that was asked for %s times", requested);
            require(
                    approved + rejected == 1,
                    "has a return that was approved %s times, and rejected %s times",
                    approved,
                    rejected);
            require(expired <= approved, "has a return that has expired %s times", expired);
            require(
                    approved == 1 || story.received(id) == 0,
                    "has %s units of a return that was not approved",
                    story.received(id));
        }
    }

    /** No more may come than was sent, nor does the warehouse take more than may come, unless it has forgotten what came. */
    private void checkQuantities() {
        Set<ReturnId> expired = story.told(ReturnExpired.class).stream()
                .map(ReturnExpired::returnId)
                .collect(Collectors.toSet());
        List<ReturnApproved> approved = story.told(ReturnApproved.class);
        int expected = approved.stream()
                .filter(each -> !expired.contains(each.returnId()))
                .mapToInt(ReturnInvariants::announced)
                .sum();
        require(expected <= story.sent(), "was sent %s units, and %s may come back", story.sent(), expected);
        for (ReturnApproved each : approved) {
            int received = story.received(each.returnId());
            require(
                    received <= announced(each) || world.isRestored("warehouse"),
                    "has %s units of a return of %s",
                    received,
                    announced(each));
        }
    }

    private static int announced(ReturnApproved approved) {
        return approved.lines().getFirst().quantity();
    }

    /** All who know of goods that came know the same, and each receipt is accounted for once. */
    private void checkReceipts() {
        Map<ReceiptId, Integer> received = story.units();
        require(
                received.equals(story.unitsToOrder()),
                "has the receipts %s, and order knows of %s",
                received,
                story.unitsToOrder());
        require(
                received.equals(story.unitsToInventory()),
                "has the receipts %s, and inventory knows of %s",
                received,
                story.unitsToInventory());
        require(
                received.equals(story.unitsToWarehouse()) || world.isRestored("warehouse"),
                "has the receipts %s, and the warehouse knows of %s",
                received,
                story.unitsToWarehouse());
        if (!world.isRestored("warehouse")) {
            require(
                    count(ReturnReceived.class, _ -> true) == received.size(),
                    "has a receipt that was told twice: %s",
                    received);
        }
        Stream<StockRestocked> told = story.told(StockRestocked.class).stream();
        List<StockRestocked> restocked = (world.isRestored("inventory") ? told.distinct() : told).toList();
        require(
                restocked.size() == received.size(),
                "has the receipts %s, and was restocked with %s",
                received,
                restocked);
    }

    /**
     * For each receipt its customer gets money once, and together what they are worth, unless finance gave some, or a bank
     * took it.
     */
    private void checkRefunds() {
        Set<RefundId> ofReceipts =
                story.units().keySet().stream().map(RefundId::of).collect(Collectors.toSet());
        require(
                ofReceipts.containsAll(story.refunds()),
                "is asked for refunds of receipts that there are not: %s",
                story.refunds());
        Order order = world.services().order().state(story.orderId());
        List<Refunds.Refund> all = order.refunds().all();
        boolean isGone = all.stream().anyMatch(refund -> !ofReceipts.contains(refund.refundId()))
                || order.chargebacks().amount() > 0;
        long asked = all.stream()
                .filter(refund -> ofReceipts.contains(refund.refundId()))
                .mapToLong(refund -> refund.amount().amount())
                .sum();
        int units = story.units().values().stream().mapToInt(each -> each).sum();
        long worth = story.worth(units);
        long inexact = world.isRestored("order") ? story.inexact() : 0;
        require(
                asked <= worth + inexact && (isGone || asked >= worth - inexact),
                "has %s units back, which are worth %s, and pays %s for them",
                units,
                worth,
                asked);
    }

    /** Its customer is told of each of them once. */
    private void checkMails() {
        require(
                story.mails().equals(story.news()),
                "has the news %s, and its customer is told %s",
                story.news(),
                story.mails());
    }

    private <E> long count(Class<E> kind, Predicate<E> which) {
        return story.told(kind).stream().filter(which).count();
    }

    private void require(boolean condition, String format, Object... arguments) {
        if (!condition) {
            violated.add(format.formatted(arguments));
        }
    }
}

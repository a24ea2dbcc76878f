package io.orderflow.order.persistence;

import io.orderflow.order.api.Views;
import io.orderflow.order.domain.Course;
import io.orderflow.order.domain.Input;
import io.orderflow.order.domain.Inputs;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderFixture;
import io.orderflow.runtime.decision.Decision;
import java.util.stream.Collectors;

/** How an order looks from outside, and what becomes of it with whatever may come next, in lines to be compared. */
final class Outlook {

    private Outlook() {}

    static String of(Order order) {
        return "%s%n%s%n".formatted(Views.of(order), place(order))
                + Inputs.everything().stream().map(input -> next(order, input)).collect(Collectors.joining());
    }

    private static String next(Order order, Input input) {
        Course course = Course.from(order);
        boolean refused = course.with(input) instanceof Decision.Rejected;
        Order next = course.order();
        return "%s: %s%s%n"
                        .formatted(
                                input, refused ? "refused, " : "", looksAlike(order, next) ? "as before" : place(next))
                + course.said().stream()
                        .map(said -> "    says %s because of %s%n"
                                .formatted(said.event(), said.cause().eventId()))
                        .collect(Collectors.joining());
    }

    private static boolean looksAlike(Order one, Order other) {
        return place(one).equals(place(other)) && Views.of(one).equals(Views.of(other));
    }

    /** Where it is found: the columns that it is looked for by, and among which of those that wait. */
    private static String place(Order order) {
        OrderEntity row = OrderEntity.of(OrderFixture.ORDER_ID, order);
        return "customer %s, status %s, waits for %s%s, %s"
                .formatted(
                        row.customerId,
                        row.status,
                        order.waitsFor().map(Enum::name).orElse("nothing"),
                        order.waitsTooLong() ? " and too long" : "",
                        Views.partsOf(order));
    }
}

package io.orderflow.order.api;

import io.orderflow.events.OrderDelayed;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.value.Moment;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.order.application.Timeline;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.Patience;
import io.orderflow.order.domain.Step;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an order waits for.
 *
 * @param since when the last thing happened to it
 * @param until how long it may take: after that the order is said to be late, and if it is late already, cancelled; of a
 *     customer who may pay otherwise, has to do something or may send goods back, how long that is possible; absent in lists, and of what is
 *     late and waited for all the same
 */
@Schema(name = "Waiting")
public record WaitingView(Step what, Moment since, @Nullable Moment until) {

    private static final String LATE = OrderEvent.nameOf(OrderDelayed.class);

    /** As far as it is known without its timeline: if it has waited too long. */
    static @Nullable WaitingView of(Order order) {
        return order.delay() != null && order.waitsTooLong()
                ? new WaitingView(order.delay().what(), order.delay().since(), null)
                : null;
    }

    /** With its timeline, too. */
    static @Nullable WaitingView of(OrderId orderId, Order order, List<Timeline.Entry> timeline, Patience patience) {
        return order.waitsFor()
                .map(step -> new WaitingView(
                        step,
                        new Moment(since(orderId, timeline)),
                        until(step, since(orderId, timeline), order, patience)))
                .orElse(null);
    }

    /** Of a customer, who was told of another time, that one. */
    private static @Nullable Moment until(Step step, Instant since, Order order, Patience patience) {
        return order.waitsUntil()
                .filter(_ -> step == Step.CUSTOMER || step == Step.RETURN)
                .or(() -> patience.until(step, since, order.waitsTooLong()).map(Moment::new))
                .orElse(null);
    }

    /** An order that has no timeline has waited since it was placed. */
    private static Instant since(OrderId orderId, List<Timeline.Entry> timeline) {
        return timeline.stream()
                .filter(entry -> !entry.event().equals(LATE))
                .map(Timeline.Entry::at)
                .max(Comparator.naturalOrder())
                .orElseGet(() -> UuidV7.time(orderId.value()));
    }
}

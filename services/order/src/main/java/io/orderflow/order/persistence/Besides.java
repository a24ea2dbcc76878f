package io.orderflow.order.persistence;

import io.orderflow.order.domain.Cancellation;
import io.orderflow.order.domain.Ending;
import io.orderflow.order.domain.Holds;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.Parcels;
import io.orderflow.order.domain.Payment;
import io.orderflow.order.domain.Stock;
import org.jspecify.annotations.Nullable;

/**
 * What is known, beside its request, of an order that has left the course of a simple one: the column {@code besides}, null
 * for all others. Where it is there it counts, and {@link OrderDocument} tells what an instance of the version before can
 * make of the order. That one knows nothing of this column and leaves it alone; what it learns meanwhile is asked for
 * again.
 */
record Besides(Stock stock, Payment payment, Parcels parcels, Ending ending, Cancellation cancellation, Holds holds) {

    /** Null for an order that the document tells whole. */
    static @Nullable Besides of(Order order) {
        boolean simple = order.cancellation() instanceof Cancellation.None
                && !(order.ending() instanceof Ending.Cancelled)
                && !order.payment().isVoided()
                && order.payment().isSimple()
                && order.holds().equals(Holds.NONE);
        return simple
                ? null
                : new Besides(
                        order.stock(),
                        order.payment(),
                        order.parcels(),
                        order.ending(),
                        order.cancellation(),
                        order.holds());
    }

    /** The order as it is. */
    Order in(Order document) {
        return new Order(
                document.request(),
                stock,
                payment,
                parcels,
                ending,
                cancellation,
                holds,
                document.givenBack(),
                document.delay());
    }
}

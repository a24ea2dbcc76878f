package io.orderflow.order.domain;

import io.orderflow.events.OrderDelayed;
import io.orderflow.events.OrderEvent;

/** What makes an order change. */
public sealed interface Input {

    /** An event is heard. */
    record Heard(OrderEvent event) implements Input {

        @Override
        public String toString() {
            return event instanceof OrderDelayed delayed
                    ? "OrderDelayed for %s".formatted(delayed.waitingFor())
                    : event.name();
        }
    }

    /** The customer wants it stopped. */
    record Cancelled() implements Input {

        @Override
        public String toString() {
            return "the customer cancels";
        }
    }

    /** Support holds it. */
    record PutOnHold() implements Input {

        @Override
        public String toString() {
            return "support holds it";
        }
    }

    /** Support lets it go on. */
    record Released() implements Input {

        @Override
        public String toString() {
            return "support lets it go on";
        }
    }

    /** Finance gives money back. */
    record GivenBack() implements Input {

        @Override
        public String toString() {
            return "finance gives money back";
        }
    }

    /** The customer wants to give goods back. */
    record ReturnWanted() implements Input {

        @Override
        public String toString() {
            return "the customer wants to give goods back";
        }
    }

    /** Support lets the goods come back. */
    record ReturnApproved() implements Input {

        @Override
        public String toString() {
            return "support lets the goods come back";
        }
    }

    /** Support does not let the goods come back. */
    record ReturnRejected() implements Input {

        @Override
        public String toString() {
            return "support does not let the goods come back";
        }
    }

    /** So much time goes by that whatever the order waits for is late. */
    record TimeGoesBy() implements Input {

        @Override
        public String toString() {
            return "time goes by";
        }
    }
}

package io.orderflow.order.domain;

import io.orderflow.events.OrderCreated;
import io.orderflow.events.OrderDelayed;
import io.orderflow.events.OrderEvent;
import io.orderflow.runtime.decision.Cause;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the customer ordered. */
public sealed interface Request {

    /** It is late. Whatever came before it can neither be shown nor lead to anything without it, and waits for it. */
    record Awaited(List<Early> early) implements Request {

        /**
         * Something that came before the request.
         *
         * @param cause what follows from it is caused by it, whenever that will be
         */
        public record Early(OrderEvent event, Cause cause) {}

        public Awaited {
            early = List.copyOf(early);
        }

        boolean has(OrderEvent event) {
            return early.stream().anyMatch(waiting -> waiting.event().equals(event));
        }

        Awaited plus(OrderEvent event, Cause cause) {
            List<Early> more = new ArrayList<>(early);
            more.add(new Early(event, cause));
            return new Awaited(more);
        }

        /** That the request is late, if the world has heard of it. */
        @Nullable Delay delay() {
            return early.stream()
                    .map(Early::event)
                    .filter(OrderDelayed.class::isInstance)
                    .map(event -> new Delay(Step.ORDER, ((OrderDelayed) event).since()))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** It is known. */
    record Known(OrderCreated created) implements Request {}

    /** Without the payment token: whoever has it can pay with it. */
    default Request withoutToken() {
        return switch (this) {
            case Awaited awaited -> awaited;
            case Known(OrderCreated created) -> new Known(Forgotten.token(created));
        };
    }

    /** Without the payment token and all personal data but the customer's id. */
    default Request withoutCustomer() {
        return switch (this) {
            case Awaited awaited -> awaited;
            case Known(OrderCreated created) -> new Known(Forgotten.customer(created));
        };
    }

    /** Without all that, of somebody whom only a pseudonym names. */
    default Request of(String pseudonym) {
        return switch (this) {
            case Awaited awaited -> awaited;
            case Known(OrderCreated created) -> new Known(Forgotten.customer(created, pseudonym));
        };
    }
}

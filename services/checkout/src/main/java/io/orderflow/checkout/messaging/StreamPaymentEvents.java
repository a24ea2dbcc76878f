package io.orderflow.checkout.messaging;

import io.nats.client.Connection;
import io.orderflow.checkout.application.PaymentEvents;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.PaymentAuthorized;
import io.orderflow.events.PaymentDeclined;
import io.orderflow.events.StockRejected;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.Streams;
import io.orderflow.events.wire.Subjects;
import io.orderflow.runtime.nats.connection.NatsConnection;
import io.orderflow.runtime.nats.streams.StreamMemory;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks into the stream {@code ORDERS} whether the events are there that end a payment. */
@ApplicationScoped
class StreamPaymentEvents implements PaymentEvents {

    private static final List<Class<? extends OrderEvent>> ENDS =
            List.of(PaymentAuthorized.class, StockRejected.class, PaymentDeclined.class);

    private final NatsConnection connection;

    StreamPaymentEvents(NatsConnection connection) {
        this.connection = connection;
    }

    @Override
    public Uni<Map<OrderId, Standing>> of(List<OrderId> orders) {
        return Uni.createFrom()
                .deferred(() -> connection
                        .current()
                        .map(present -> Uni.createFrom()
                                .item(() -> look(present, orders))
                                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()))
                        .orElseGet(() -> Uni.createFrom().failure(new IllegalStateException("NATS is away"))));
    }

    private static Map<OrderId, Standing> look(Connection connection, List<OrderId> orders) {
        List<String> subjects = orders.stream()
                .flatMap(order -> ENDS.stream().map(end -> subject(end, order)))
                .toList();
        Set<String> present = new StreamMemory(connection, Streams.ORDERS).having(subjects);
        return orders.stream().collect(Collectors.toMap(Function.identity(), order -> standing(order, present)));
    }

    private static Standing standing(OrderId order, Set<String> present) {
        if (Stream.of(PaymentAuthorized.class, StockRejected.class)
                .anyMatch(end -> present.contains(subject(end, order)))) {
            return Standing.CLOSED;
        }
        return present.contains(subject(PaymentDeclined.class, order)) ? Standing.DECLINED : Standing.OPEN;
    }

    private static String subject(Class<? extends OrderEvent> event, OrderId order) {
        return Subjects.of(OrderEvent.nameOf(event), order);
    }
}

package io.orderflow.endtoend.kubernetes;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.StreamConfiguration;
import io.orderflow.events.wire.Streams;
import io.orderflow.local.Service;
import java.io.IOException;
import java.nio.file.Path;

/** A guarded broker with both streams and a consumer for each service that hears events, as an operator sees it. */
final class GuardedStreams implements AutoCloseable {
    private final GuardedBroker broker;
    private final Connection operator;

    private GuardedStreams(GuardedBroker broker) {
        this.broker = broker;
        this.operator = broker.connect(GuardedBroker.OPERATOR, new ErrorListener() {});
    }

    static GuardedStreams start(String name) throws IOException, JetStreamApiException {
        GuardedStreams streams = new GuardedStreams(
                GuardedBroker.start(Path.of("target", "kubernetes").resolve(name)));
        JetStreamManagement management = streams.management();
        management.addStream(stream(Streams.ORDERS, Streams.ORDERS_SUBJECTS));
        management.addStream(stream(Streams.DEAD_LETTERS, Streams.DEAD_LETTERS_SUBJECTS));
        for (Service service : NatsRights.readers().toList()) {
            management.createConsumer(Streams.ORDERS, reader(service).build());
        }
        return streams;
    }

    /** The consumer of a service: with one filter or with several, which the server tells apart. */
    static ConsumerConfiguration.Builder reader(Service service) {
        return ConsumerConfiguration.builder().durable(service.id()).filterSubjects(NatsRights.filters(service));
    }

    NatsUser user(Service service) {
        return new NatsUser(broker, service);
    }

    GuardedBroker broker() {
        return broker;
    }

    Connection operator() {
        return operator;
    }

    JetStreamManagement management() throws IOException {
        return operator.jetStreamManagement();
    }

    BrokerState state() throws IOException, JetStreamApiException {
        return BrokerState.of(management());
    }

    @Override
    public void close() {
        try {
            operator.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        broker.close();
    }

    private static StreamConfiguration stream(String name, String subjects) {
        return StreamConfiguration.builder()
                .name(name)
                .subjects(subjects)
                .allowDirect(true)
                .build();
    }
}

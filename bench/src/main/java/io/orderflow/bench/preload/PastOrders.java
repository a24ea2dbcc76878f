package io.orderflow.bench.preload;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Nats;
import io.orderflow.bench.measure.Tables;
import io.orderflow.local.OrderflowSystem;
import io.orderflow.local.Service;
import io.orderflow.servers.machine.LaunchException;
import io.orderflow.servers.process.Together;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A past of finished orders, made in minutes where real ones would take hours: what a sample of orders has left in every
 * table and in the stream is copied, while the services are stopped. Afterwards all is as if the same customers had
 * ordered the same before: same rows, same indexes, same events at the places that the outboxes name. Only stock is not
 * touched, and counts what the copies took as never there.
 */
public final class PastOrders {
    /** The consumers can be moved behind the copies from this version on. */
    private static final String LEAST_SERVER = "2.14.0";

    private static final int REPORT_EVERY = 25;

    private final OrderflowSystem system;
    private final Consumer<String> report;

    public PastOrders(OrderflowSystem system, Consumer<String> report) {
        this.system = system;
        this.report = report;
    }

    /**
     * Copies all orders of the system, which must have come to their end and be the only ones it ever had.
     *
     * @param began before the first of them
     * @param copies how many times over
     * @param patience how long the services may take to be ready again
     */
    public void copy(Instant began, int copies, Duration patience) throws InterruptedException {
        TimeShift shift = TimeShift.between(began, Instant.now(), copies);
        Connection connection = connect();
        try {
            if (!connection.getServerInfo().isSameOrNewerThanVersion(LEAST_SERVER)) {
                throw new LaunchException("--preload needs nats-server " + LEAST_SERVER + " or later, and this one is "
                        + connection.getServerInfo().getVersion() + ".");
            }
            Together.run(Stream.of(Service.values()).map(service -> system.process(service)::stop));
            StreamCopies stream = StreamCopies.of(connection, shift);
            TableCopies tables = new TableCopies(shift, stream.size());
            // Tables and stream are different processes: with two cores, both are at work.
            Together.run(Stream.of(() -> fillTables(tables), () -> publish(stream, copies)));
            stream.skip();
            Together.run(Stream.of(Service.values()).map(service -> () -> startAgain(service, patience)));
        } catch (IOException | JetStreamApiException e) {
            throw new LaunchException("The past could not be made: " + e.getMessage(), e);
        } finally {
            connection.close();
        }
    }

    private Connection connect() throws InterruptedException {
        try {
            return Nats.connect(system.nats().url());
        } catch (IOException e) {
            throw new LaunchException("NATS does not answer: " + e.getMessage(), e);
        }
    }

    private void fillTables(TableCopies copies) {
        Tables tables = new Tables(system);
        for (Service service : Service.values()) {
            copies.make(tables, service);
            report.accept("  the tables of " + service.id() + " are filled");
        }
    }

    private void publish(StreamCopies stream, int copies) {
        try {
            stream.publish(copy -> {
                if (copy % REPORT_EVERY == 0 || copy == copies) {
                    report.accept(String.format(
                            Locale.ROOT, "  the stream holds %,d events", (long) stream.size() * (copy + 1)));
                }
            });
        } catch (IOException | JetStreamApiException e) {
            throw new LaunchException("The stream could not be filled: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted.", e);
        }
    }

    private void startAgain(Service service, Duration patience) {
        system.process(service).start();
        system.process(service).awaitReady(patience);
    }
}

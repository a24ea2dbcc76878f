package io.orderflow.shipping.application;

import io.orderflow.runtime.nats.ShutdownOrder;
import io.orderflow.runtime.transaction.Database;
import io.orderflow.runtime.transaction.EventTransaction;
import io.orderflow.runtime.transaction.Outcome;
import io.orderflow.runtime.work.DueWork;
import io.orderflow.shipping.domain.Shipment.Booking;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Books parcels with carriers, outside any transaction, and records their labels. */
@ApplicationScoped
public class BookCarriers {

    private static final Logger LOG = Logger.getLogger(BookCarriers.class);

    private final Carriers carriers;
    private final Shipments shipments;
    private final EventTransaction transaction;
    private final ShippingConfiguration.Bookings configuration;
    private final DueWork<DueBooking, BookingResult> work;

    BookCarriers(
            Carriers carriers,
            Shipments shipments,
            Database database,
            EventTransaction transaction,
            ShippingConfiguration configuration,
            Vertx vertx) {
        this.carriers = carriers;
        this.shipments = shipments;
        this.transaction = transaction;
        this.configuration = configuration.bookings();
        this.work = new DueWork<>(
                vertx,
                "Carriers",
                configuration.bookings().maxConcurrent(),
                free -> database.writeBatch(() -> shipments.claim(free)),
                this::perform,
                this::record);
    }

    void start(@Observes StartupEvent started) {
        if (configuration.lease().compareTo(configuration.timeout()) <= 0) {
            throw new IllegalStateException("orderflow.shipping.bookings.lease must be longer than .timeout");
        }
        work.start(configuration.pollInterval());
    }

    void stop(@Observes @Priority(ShutdownOrder.CHANNELS) ShutdownEvent stopping) {
        work.stop();
    }

    /** There may be something to book. */
    public void wake() {
        work.wake();
    }

    private Uni<BookingResult> perform(DueBooking due) {
        return Uni.createFrom()
                .deferred(() -> book(due))
                .ifNoItem()
                .after(configuration.timeout())
                .failWith(() -> new TimeoutException("no answer in " + configuration.timeout()))
                .onFailure()
                .recoverWithItem(failure -> unclear(due, failure));
    }

    private Uni<BookingResult> book(DueBooking due) {
        Carrier carrier = carriers.choose(due.carrier(), due.parcel())
                .orElseThrow(() -> new IllegalStateException("no carrier accepts the parcel"));
        return carrier.book(due.terms().shipmentId(), due.parcel())
                .map(label -> new BookingResult.Booked(due, new Booking(carrier.name(), label)));
    }

    private static BookingResult unclear(DueBooking due, Throwable failure) {
        LOG.warnf(
                "Not booked with %s in attempt %d, will be tried again: %s; orderId=%s shipmentId=%s",
                due.carrier(),
                due.attempt(),
                failure,
                due.terms().orderId(),
                due.terms().shipmentId());
        return new BookingResult.Unclear(due);
    }

    private Uni<Void> record(List<BookingResult> results) {
        return transaction
                .writeBatch(() -> shipments
                        .lock(results.stream()
                                .map(result -> result.due().terms().orderId())
                                .toList())
                        .map(known -> Settlement.of(results, known))
                        .call(settlement -> shipments.update(settlement.changed()))
                        .call(settlement -> shipments.postpone(settlement.unclear()))
                        .map(settlement -> new Outcome<>(settlement.changed().size(), settlement.events())))
                .replaceWithVoid();
    }
}

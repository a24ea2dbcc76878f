package io.orderflow.shipping.application;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.OrderId;
import io.orderflow.runtime.lifecycle.ShutdownOrder;
import io.orderflow.runtime.work.Consequences;
import io.orderflow.runtime.work.HopelessCallException;
import io.orderflow.runtime.work.Leased;
import io.orderflow.runtime.work.OutsideCalls;
import io.orderflow.shipping.domain.Shipment.Booking;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Books parcels with carriers, outside any transaction, and records their labels. */
@ApplicationScoped
public class BookCarriers {

    private static final Code NO_CARRIER = new Code("NO_CARRIER");

    private final Carriers carriers;
    private final Shipments shipments;
    private final OutsideCalls<DueBooking, BookingResult> bookings;

    BookCarriers(Carriers carriers, Shipments shipments, OutsideCalls.Factory outside) {
        this.carriers = carriers;
        this.shipments = shipments;
        this.bookings = outside.calls("Carriers", this::load, this::book, this::record);
    }

    void start(@Observes StartupEvent started) {
        carriers.check();
        bookings.start();
    }

    void finish(@Observes @Priority(ShutdownOrder.CALLS) ShutdownEvent stopping) throws InterruptedException {
        bookings.finish();
    }

    /** Makes bookings due, in the transaction that is open. */
    Uni<List<Leased<DueBooking>>> lease(List<DueBooking> due) {
        return bookings.lease(due);
    }

    /** Makes them, after its commit. */
    public void perform(List<Leased<DueBooking>> leased) {
        bookings.perform(leased);
    }

    private Uni<List<DueBooking>> load(Collection<UUID> orderIds) {
        return shipments.load(orderIds.stream().map(OrderId::new).toList()).map(known -> DueBooking.of(known.values()));
    }

    private Uni<BookingResult> book(DueBooking due) {
        Carrier carrier = carriers.choose(due.carrier(), due.parcel())
                .orElseThrow(() -> new HopelessCallException(NO_CARRIER, "no carrier accepts the parcel"));
        return carrier.book(due.terms().shipmentId(), due.parcel())
                .map(label -> new BookingResult(due, new Booking(carrier.name(), label)));
    }

    private Uni<Consequences<DueBooking>> record(List<BookingResult> results) {
        return shipments
                .lock(results.stream()
                        .map(result -> result.due().terms().orderId())
                        .toList())
                .map(known -> Settlement.of(results, known))
                .call(settlement -> shipments.update(settlement.changed()))
                .map(Settlement::consequences);
    }
}

package io.orderflow.shipping.outside;

import io.orderflow.events.value.ShipmentId;
import io.orderflow.shipping.application.Carrier;
import io.orderflow.shipping.domain.CarrierRule;
import io.orderflow.shipping.domain.Label;
import io.orderflow.shipping.domain.Parcel;
import io.orderflow.shipping.domain.TrackingNumber;
import io.orderflow.shipping.domain.ZplLabel;
import io.smallrye.mutiny.Uni;

/** A carrier that has let us print its labels and number its parcels ourselves: nobody has to be asked. */
record SelfPrintedCarrier(String name, CarrierRule rule) implements Carrier {

    @Override
    public Uni<Answer> book(ShipmentId shipmentId, Parcel parcel) {
        TrackingNumber number = TrackingNumber.of(name, shipmentId);
        return Uni.createFrom().item(new Answer.Taken(new Label(number.value(), ZplLabel.print(name, number, parcel))));
    }

    /** What nobody brings, the carrier does not know of. */
    @Override
    public Uni<Void> cancel(ShipmentId shipmentId) {
        return Uni.createFrom().voidItem();
    }
}

package io.orderflow.shipping.domain;

import java.util.ArrayList;
import java.util.List;

/**
 * The shipments of an order, in the order of their numbers. The last one counts; so far an order has one at most.
 *
 * @param shipments those of which something is known
 */
public record ShipmentsOfOrder(List<Shipment> shipments) {

    /** Nothing is known of any. */
    public static final ShipmentsOfOrder NONE = new ShipmentsOfOrder(List.of());

    public ShipmentsOfOrder {
        shipments = List.copyOf(shipments);
    }

    /** The one that counts. */
    public Shipment last() {
        return shipments.isEmpty() ? new Shipment.Unknown() : shipments.getLast();
    }

    /** The same, of somebody whom only a pseudonym names. */
    ShipmentsOfOrder anonymized(String pseudonym) {
        return new ShipmentsOfOrder(shipments.stream()
                .map(shipment -> shipment.anonymized(pseudonym))
                .toList());
    }

    /** With this in the place of the one that counts. */
    ShipmentsOfOrder withLast(Shipment next) {
        List<Shipment> others = shipments.isEmpty() ? shipments : shipments.subList(0, shipments.size() - 1);
        List<Shipment> all = new ArrayList<>(others);
        all.add(next);
        return new ShipmentsOfOrder(all);
    }
}

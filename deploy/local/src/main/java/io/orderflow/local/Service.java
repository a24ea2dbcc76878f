package io.orderflow.local;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The services. Their ports follow each other in this order. */
public enum Service {
    CHECKOUT,
    ORDER,
    INVENTORY,
    PAYMENT,
    SHIPPING,
    WAREHOUSE,
    NOTIFICATION;

    /** The name of its directory, its database, its role and its process. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Service> of(String id) {
        return Stream.of(values()).filter(service -> service.id().equals(id)).findFirst();
    }
}

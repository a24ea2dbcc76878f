package io.orderflow.shipping.application;

import java.util.List;

/** Where carriers come from that are no beans themselves; a bean of this type is found. */
public interface CarrierSource {

    /** The carriers, asked for once, when the service starts. */
    List<Carrier> carriers();
}

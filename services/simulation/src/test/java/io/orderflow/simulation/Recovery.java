package io.orderflow.simulation;

import io.orderflow.events.OrderEvent;
import io.orderflow.order.domain.Recalling;
import java.util.function.Predicate;

/**
 * What services do while they read again what they knew before they were restored.
 *
 * @param believed whether order learns from an event even then
 * @param admitsPeople whether what people want is carried out even then
 */
record Recovery(Predicate<OrderEvent> believed, boolean admitsPeople) {

    static final Recovery REAL = new Recovery(Recalling::believes, false);
}

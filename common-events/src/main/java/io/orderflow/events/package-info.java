/**
 * The events of Orderflow, one record a file: this folder is the catalogue.
 *
 * <p>What they carry is in {@link io.orderflow.events.value}, how they travel in {@link io.orderflow.events.wire}.
 */
package io.orderflow.events;

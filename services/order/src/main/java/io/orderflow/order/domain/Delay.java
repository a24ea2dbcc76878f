package io.orderflow.order.domain;

import io.orderflow.events.value.Moment;

/**
 * That an order has waited too long.
 *
 * @param what what it waited for
 * @param since when the last thing happened to it
 */
public record Delay(Step what, Moment since) {}

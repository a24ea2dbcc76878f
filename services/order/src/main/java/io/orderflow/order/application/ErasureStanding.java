package io.orderflow.order.application;

import java.time.Instant;

/**
 * What has become of the request to forget a customer. Each number ends at {@value Erasures#MOST_COUNTED}.
 *
 * @param requestedAt the last time; orders that were placed later are not concerned
 * @param erased orders whose customer is forgotten
 * @param toErase orders that have ended, and are next
 * @param onTheirWay orders that have to be delivered first
 */
public record ErasureStanding(Instant requestedAt, long erased, long toErase, long onTheirWay) {}

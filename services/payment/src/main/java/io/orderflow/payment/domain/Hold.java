package io.orderflow.payment.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An amount that is held.
 *
 * @param code the gateway's own code
 * @param since when we heard of it; null if that was before anybody noted it
 */
public record Hold(String code, @Nullable Instant since) {}

package io.orderflow.payment.domain;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.Require;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the customer has to do before an amount is held.
 *
 * @param reference the gateway's own name of the authorization that waits for it, 1 to 128 characters
 * @param action what it is
 * @param url where to do it; null if the customer's client knows
 * @param expiresAt until when
 */
public record RequiredAction(
        String reference, Code action, @Nullable URI url, Instant expiresAt) {

    /** To prove to the bank who is paying. */
    public static final Code AUTHENTICATE = new Code("AUTHENTICATE");

    public RequiredAction {
        Require.text(reference, "reference of the authorization", 128);
    }
}

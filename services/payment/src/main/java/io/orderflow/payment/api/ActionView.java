package io.orderflow.payment.api;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.Moment;
import io.orderflow.payment.domain.RequiredAction;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What the customer has to do before the amount is held.
 *
 * @param action AUTHENTICATE: to prove to the bank who is paying
 * @param url where; absent if the page in which the customer pays knows
 * @param expiresAt until when
 */
public record ActionView(Code action, @Nullable URI url, Moment expiresAt) {

    static ActionView of(RequiredAction required) {
        return new ActionView(required.action(), required.url(), new Moment(required.expiresAt()));
    }
}

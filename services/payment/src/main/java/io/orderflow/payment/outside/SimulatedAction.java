package io.orderflow.payment.outside;

import io.orderflow.payment.domain.Authorization;
import io.orderflow.payment.domain.RequiredAction;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/**
 * What a customer has to do who does not exist. The reference says when it began and how it ends, so that nobody has to
 * remember it.
 *
 * @param begun in milliseconds
 * @param done whether the customer does it in time
 */
record SimulatedAction(Instant begun, boolean done) {

    private static final Duration CUSTOMER_TAKES = Duration.ofSeconds(2);
    private static final Duration TIME = Duration.ofSeconds(6);
    private static final String DONE = "SIM-ACTION-";
    private static final String ABANDONED = "SIM-NO-ACTION-";
    private static final URI WHERE = URI.create("https://payments.invalid/authenticate");

    static SimulatedAction begun(Instant begun, boolean done) {
        return new SimulatedAction(Instant.ofEpochMilli(begun.toEpochMilli()), done);
    }

    static SimulatedAction of(String reference) {
        boolean done = reference.startsWith(DONE);
        String time = reference.substring((done ? DONE : ABANDONED).length());
        return new SimulatedAction(Instant.ofEpochMilli(Long.parseLong(time)), done);
    }

    Authorization required() {
        String reference = (done ? DONE : ABANDONED) + begun.toEpochMilli();
        return new Authorization.ActionRequired(
                new RequiredAction(reference, RequiredAction.AUTHENTICATE, WHERE, begun.plus(TIME)));
    }

    /** What has become of it by now. */
    Authorization outcome(String authorizationCode, Instant now) {
        return done && !now.isBefore(begun.plus(CUSTOMER_TAKES))
                ? new Authorization.Granted(authorizationCode)
                : required();
    }
}

package io.orderflow.payment.domain;

import io.orderflow.events.value.Require;

/** The gateway's answer to the question whether an amount will be paid. */
public sealed interface Authorization {

    /**
     * The amount is held.
     *
     * @param code the gateway's own code, 1 to 128 characters
     */
    record Granted(String code) implements Authorization {

        public Granted {
            Require.text(code, "authorization code", 128);
        }
    }

    /** The customer has to do something first. */
    record ActionRequired(RequiredAction required) implements Authorization {}

    /**
     * It will not be paid.
     *
     * @param reason the gateway's reason, 1 to 200 characters
     */
    record Refused(String reason) implements Authorization {

        public Refused {
            Require.text(reason, "reason of the refusal", 200);
        }
    }
}

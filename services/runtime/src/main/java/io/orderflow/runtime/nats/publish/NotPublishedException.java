package io.orderflow.runtime.nats.publish;

import org.jspecify.annotations.Nullable;

/** JetStream has not acknowledged a message; it may have stored it all the same. */
public final class NotPublishedException extends RuntimeException {

    NotPublishedException(String reason) {
        super(reason);
    }

    NotPublishedException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}

package io.orderflow.notification.application;

import io.orderflow.notification.domain.Sending;
import io.smallrye.mutiny.Uni;

/** What takes mails. */
public interface MailServer {

    /**
     * Hands a mail over. Whatever goes wrong is an answer, not a failure, and once there is an answer nothing of the
     * attempt goes on: no connection is kept waiting, and a mail that was not taken is not taken later.
     */
    Uni<Sending> send(Mail mail);
}

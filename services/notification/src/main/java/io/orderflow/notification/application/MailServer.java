package io.orderflow.notification.application;

import io.orderflow.notification.domain.Sending;
import io.smallrye.mutiny.Uni;

/** What takes mails. */
public interface MailServer {

    /** Hands a mail over. Whatever goes wrong is an answer, not a failure. */
    Uni<Sending> send(Mail mail);
}

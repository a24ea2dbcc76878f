package io.orderflow.notification.application;

import io.orderflow.notification.domain.Sending;
import io.orderflow.notification.domain.Status;
import io.orderflow.runtime.batch.BatchConfiguration;
import io.orderflow.runtime.nats.ShutdownOrder;
import io.orderflow.runtime.transaction.Database;
import io.orderflow.runtime.work.DueWork;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Sends the mails that are due, each at least once: one whose result was not recorded, because of a crash, is sent again
 * with the same {@code Message-ID}. While the mail server is away, one mail at a time tries whether it is back.
 */
@ApplicationScoped
public class SendMails {

    private static final Logger LOG = Logger.getLogger(SendMails.class);

    private final Notifications notifications;
    private final MailServer mailServer;
    private final Database database;
    private final NotificationConfiguration.Email configuration;
    private final Sending.Patience patience;
    private final DueWork<Mail, Notifications.Attempt> work;
    private final AtomicBoolean away = new AtomicBoolean();

    SendMails(
            Notifications notifications,
            MailServer mailServer,
            Database database,
            NotificationConfiguration configuration,
            BatchConfiguration gathering,
            Vertx vertx) {
        this.notifications = notifications;
        this.mailServer = mailServer;
        this.database = database;
        this.configuration = configuration.email();
        this.patience = this.configuration.patience();
        this.work = new DueWork<>(
                vertx,
                "mails",
                this.configuration.maxConcurrent(),
                gathering.pace(),
                this::claim,
                this::send,
                this::record);
    }

    void start(@Observes StartupEvent started) {
        if (configuration.enabled()) {
            work.start(configuration.interval());
        }
    }

    void finish(@Observes @Priority(ShutdownOrder.CALLS) ShutdownEvent stopping) throws InterruptedException {
        work.finish();
    }

    /** There may be mails to send. */
    public void wake() {
        if (configuration.enabled()) {
            work.wake();
        }
    }

    private Uni<List<Mail>> claim(int free) {
        int limit = away.get() ? 1 : free;
        return database.writeBatch(() -> notifications.claim(limit, configuration.lease()));
    }

    private Uni<Notifications.Attempt> send(Mail mail) {
        int attempts = mail.attempts() + 1;
        return mailServer.send(mail).invoke(this::watch).map(sending -> {
            Status status = patience.statusAfter(sending, attempts);
            if (status == Status.FAILED) {
                LOG.warnf("The mail server refuses the mail %s for good; orderId=%s", mail.step(), mail.orderId());
            }
            return new Notifications.Attempt(mail.id(), status, patience.pauseAfter(attempts));
        });
    }

    /** Says once that the server is away, and once that it is back. */
    private void watch(Sending sending) {
        boolean unavailable = sending instanceof Sending.Unavailable;
        if (away.compareAndSet(!unavailable, unavailable)) {
            if (unavailable) {
                LOG.warn("The mail server is away or takes nothing; mails wait until it is back");
            } else {
                LOG.info("The mail server is back");
                work.wake();
            }
        }
    }

    private Uni<Void> record(List<Notifications.Attempt> attempts) {
        return database.writeBatch(() -> notifications.record(attempts));
    }
}

package io.orderflow.notification.application;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.notification.domain.Judgement;
import io.orderflow.notification.domain.NotificationStatus;
import io.orderflow.notification.domain.PostOffice;
import io.orderflow.notification.domain.PostOffice.Standing;
import io.orderflow.runtime.batch.BatchConfiguration;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.lifecycle.ShutdownOrder;
import io.orderflow.runtime.work.DueWork;
import io.orderflow.runtime.work.Work;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Sends the mails that are due, each at least once: one whose result was not recorded, because of a crash, is sent
 * again with the same {@code Message-ID}. What is held against a mail that was not taken, and when it is tried again,
 * the {@link PostOffice} says.
 */
@ApplicationScoped
public class SendMails implements Work<Mail, Notifications.Attempt> {

    private static final Logger LOG = Logger.getLogger(SendMails.class);

    private final Notifications notifications;
    private final MailServer mailServer;
    private final Database database;
    private final NotificationConfiguration.Email configuration;
    private final PostOffice postOffice;
    private final DueWork<Mail, Notifications.Attempt> work;
    private final AtomicReference<Standing> told = new AtomicReference<>(Standing.OPEN);
    private final Clock clock = Clock.systemUTC();

    SendMails(
            Notifications notifications,
            MailServer mailServer,
            Database database,
            NotificationConfiguration configuration,
            BatchConfiguration gathering,
            MeterRegistry metrics,
            Vertx vertx) {
        this.notifications = notifications;
        this.mailServer = mailServer;
        this.database = database;
        this.configuration = configuration.email();
        this.postOffice = new PostOffice(this.configuration.retryPolicy());
        this.work = new DueWork<>(vertx, gathering.gatheringPause(), this);
        Gauge.builder("orderflow.mails.held.up", postOffice, office -> office.standing() == Standing.OPEN ? 0 : 1)
                .description("1 while the mail server is away or refuses all mails, so that they wait")
                .register(metrics);
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

    /** How the mail server stands with us, and what it said where it takes nothing. */
    public PostOffice postOffice() {
        return postOffice;
    }

    @Override
    public String name() {
        return "mails";
    }

    @Override
    public int maxConcurrent() {
        return configuration.maxConcurrent();
    }

    @Override
    public Uni<List<Mail>> claim(int free) {
        int limit = postOffice.places(free, clock.instant());
        return limit == 0
                ? Uni.createFrom().item(List.of())
                : database.writeBatch(() -> notifications.claim(limit, configuration.lease()));
    }

    @Override
    public Uni<Notifications.Attempt> perform(Mail mail) {
        if (mail.isToNobody()) {
            return Uni.createFrom()
                    .item(attempt(mail, new Judgement(NotificationStatus.SUPPRESSED, mail.attempts(), Duration.ZERO)));
        }
        Instant begun = clock.instant();
        Duration wait = postOffice.turn(mail.domain(), begun);
        if (!wait.isZero()) {
            return Uni.createFrom()
                    .item(attempt(mail, new Judgement(NotificationStatus.PENDING, mail.attempts(), wait)));
        }
        return mailServer.send(mail).map(sending -> {
            Judgement judgement = postOffice.judge(sending, mail.domain(), mail.attempts(), begun, clock.instant());
            tell();
            if (judgement.status() == NotificationStatus.FAILED) {
                LOG.warnf("The mail %s is given up: %s; orderId=%s", mail.step(), sending, mail.orderId());
            }
            return attempt(mail, judgement);
        });
    }

    private static Notifications.Attempt attempt(Mail mail, Judgement judgement) {
        return new Notifications.Attempt(mail.id(), judgement);
    }

    /** Says once how the server stands with us, each time that it changes. */
    private void tell() {
        Standing now = postOffice.standing();
        if (told.getAndSet(now) == now) {
            return;
        }
        switch (now) {
            case OPEN -> {
                LOG.info("The mail server is back");
                work.wake();
            }
            case AWAY ->
                LOG.warnf(
                        "The mail server is away or takes nothing (%s); mails wait until it is back",
                        postOffice.said());
            case REFUSING ->
                LOG.errorf(
                        "The mail server refuses every mail (%s): the sender orderflow.notification.email.from or the login"
                                + " SMTP_USERNAME is not as it wants it; mails wait until it takes one",
                        postOffice.said());
        }
    }

    @Override
    public Uni<Void> record(List<Notifications.Attempt> attempts) {
        return database.writeBatch(() -> notifications.record(attempts));
    }
}

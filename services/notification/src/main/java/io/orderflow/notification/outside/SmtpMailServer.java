package io.orderflow.notification.outside;

import io.orderflow.notification.application.Mail;
import io.orderflow.notification.application.MailServer;
import io.orderflow.notification.application.NotificationConfiguration;
import io.orderflow.notification.domain.Sending;
import io.orderflow.notification.domain.Sending.Kind;
import io.orderflow.notification.domain.Sending.Matter;
import io.quarkus.mailer.runtime.MailerSupport;
import io.quarkus.mailer.runtime.Mailers;
import io.quarkus.mailer.runtime.MailersRuntimeConfig;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.mailencoder.EmailAddress;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.Deque;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A mail server that speaks SMTP (RFC 5321). What it says is logged as codes alone: its text may quote the address. Mails
 * go over lines that are kept for the next one; a line over which a mail did not go is cut, whatever it was waiting for.
 */
@ApplicationScoped
class SmtpMailServer implements MailServer {

    private static final Logger LOG = Logger.getLogger(SmtpMailServer.class);

    private final NotificationConfiguration.Email configuration;
    private final Vertx vertx;
    private final MailersRuntimeConfig settings;
    private final Supplier<Mailers> clients;

    /**
     * Those that are not in use; the last one that was used comes first, so that the others may become idle and close.
     */
    private final Deque<SmtpLine> lines = new ConcurrentLinkedDeque<>();

    SmtpMailServer(
            NotificationConfiguration configuration,
            Vertx vertx,
            io.vertx.mutiny.core.Vertx mutinyVertx,
            MailersRuntimeConfig settings,
            TlsConfigurationRegistry tls) {
        this.configuration = configuration.email();
        this.vertx = vertx;
        this.settings = settings;
        this.clients = () -> new Mailers(
                vertx, mutinyVertx, settings, LaunchMode.current(), new MailerSupport(true, Set.of()), tls, null);
    }

    /** Before anything else of the service, and without asking the server, which may be away. */
    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE - 1) StartupEvent starting) {
        if (configuration.enabled()) {
            SmtpSettings.check(Objects.requireNonNull(settings.mailers().get(Mailers.DEFAULT_MAILER_NAME)));
            // What else the client finds wrong, such as a trust store that is not there.
            clients.get().stop();
        }
    }

    @Override
    public Uni<Sending> send(Mail mail) {
        if (!isAddress(mail.email())) {
            return Uni.createFrom().item(new Sending.NotTaken(Matter.MAIL, Kind.REFUSED, "no address"));
        }
        return Uni.createFrom()
                .deferred(this::line)
                .chain(line -> sendOver(line, mail))
                .<Sending>replaceWith(new Sending.Accepted())
                .onFailure()
                .recoverWithItem(failure -> notTaken(mail, failure));
    }

    private Uni<SmtpLine> line() {
        @Nullable SmtpLine idle = lines.pollFirst();
        return idle == null ? SmtpLine.open(vertx, clients) : Uni.createFrom().item(idle);
    }

    private Uni<Void> sendOver(SmtpLine line, Mail mail) {
        return Uni.createFrom()
                .deferred(() -> line.send(message(mail)))
                .ifNoItem()
                .after(configuration.timeout())
                .fail()
                .onItem()
                .invoke(() -> lines.addFirst(line))
                .onFailure()
                .invoke(line::cut)
                .onCancellation()
                .invoke(line::cut);
    }

    private io.quarkus.mailer.Mail message(Mail mail) {
        return io.quarkus.mailer.Mail.withText(mail.email(), mail.subject(), mail.body())
                .setFrom(configuration.from())
                .addHeader("Message-ID", mail.messageId());
    }

    /** What our contract takes for an address, the mail client may not. */
    private static boolean isAddress(String email) {
        try {
            return !new EmailAddress(email).getEmail().isEmpty();
        } catch (IllegalArgumentException invalid) {
            return false;
        }
    }

    private static Sending notTaken(Mail mail, Throwable failure) {
        Sending sending = SmtpAnswers.notTaken(failure);
        LOG.debugf("Not sent: %s, %s", mail, sending);
        return sending;
    }
}

package io.orderflow.notification.email;

import io.orderflow.notification.application.Mail;
import io.orderflow.notification.application.MailServer;
import io.orderflow.notification.application.NotificationConfiguration;
import io.orderflow.notification.domain.Sending;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** A mail server that speaks SMTP (RFC 5321). Nothing that it says is logged: it may quote the address. */
@ApplicationScoped
class SmtpMailServer implements MailServer {

    private static final Logger LOG = Logger.getLogger(SmtpMailServer.class);

    private final ReactiveMailer mailer;
    private final NotificationConfiguration.Email configuration;

    SmtpMailServer(ReactiveMailer mailer, NotificationConfiguration configuration) {
        this.mailer = mailer;
        this.configuration = configuration.email();
    }

    @Override
    public Uni<Sending> send(Mail mail) {
        return Uni.createFrom()
                .deferred(() -> mailer.send(message(mail)))
                .ifNoItem()
                .after(configuration.timeout())
                .fail()
                .<Sending>replaceWith(new Sending.Accepted())
                .onFailure()
                .recoverWithItem(failure -> sendingOf(mail, failure));
    }

    private io.quarkus.mailer.Mail message(Mail mail) {
        return io.quarkus.mailer.Mail.withText(mail.email(), mail.subject(), mail.body())
                .setFrom(configuration.from())
                .addHeader("Message-ID", mail.messageId());
    }

    private static Sending sendingOf(Mail mail, Throwable failure) {
        Sending sending =
                switch (failure) {
                    case SMTPException refused when isAboutTheMail(refused) -> new Sending.Refused();
                    // The address, once more: what our contract takes for one, the mail client may not.
                    case IllegalArgumentException _ -> new Sending.Refused();
                    default -> new Sending.Unavailable();
                };
        LOG.debugf("Not sent: %s, %s", mail, failure.getClass().getSimpleName());
        return sending;
    }

    /** A server that refuses everybody, because of who we are, may be mended; an address that is refused may not. */
    private static boolean isAboutTheMail(SMTPException failure) {
        String step = String.valueOf(failure.getMessage());
        return failure.isPermanent()
                && (step.startsWith("recipient address not accepted") || step.startsWith("sending data failed"));
    }
}

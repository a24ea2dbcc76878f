package io.orderflow.notification.api;

import io.orderflow.notification.application.SendMails;
import io.orderflow.notification.domain.PostOffice;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells how the mail server stands with this service. It is up all the same: mails wait, and whoever follows an order
 * live needs the service.
 */
@Readiness
@ApplicationScoped
class MailServerCheck implements HealthCheck {

    private final SendMails sendMails;

    MailServerCheck(SendMails sendMails) {
        this.sendMails = sendMails;
    }

    @Override
    public HealthCheckResponse call() {
        PostOffice office = sendMails.postOffice();
        return HealthCheckResponse.named("Mail server")
                .up()
                .withData("takes mails", office.standing().name())
                .withData("said", office.said())
                .build();
    }
}

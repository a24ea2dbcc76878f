package io.orderflow.notification.outside;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.runtime.Mailers;
import io.smallrye.mutiny.Uni;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Vertx;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A line to the mail server: a client of its own, with one connection at most, that sends one mail at a time and can be
 * cut. The client knows no such thing: it waits for an answer for as long as the connection is open, then sends what
 * was given up long ago, and to be closed it waits as well. But whatever a verticle has opened Vert.x closes with it,
 * so a line is a verticle.
 */
final class SmtpLine extends AbstractVerticle {

    private final Supplier<Mailers> clients;
    private @Nullable Mailers client;

    private SmtpLine(Supplier<Mailers> clients) {
        this.clients = clients;
    }

    /** A new line; it dials when it has something to send. */
    static Uni<SmtpLine> open(Vertx vertx, Supplier<Mailers> clients) {
        SmtpLine line = new SmtpLine(clients);
        return Uni.createFrom()
                .completionStage(() -> vertx.deployVerticle(line).toCompletionStage())
                .replaceWith(line);
    }

    @Override
    public void start() {
        client = clients.get();
    }

    @Override
    public void stop() {
        if (client != null) {
            client.stop();
        }
    }

    Uni<Void> send(Mail mail) {
        return client == null
                ? Uni.createFrom().failure(new IllegalStateException("the line is not open"))
                : client.reactiveMailerFromName(Mailers.DEFAULT_MAILER_NAME).send(mail);
    }

    /** Ends the connection, whatever it is about. */
    void cut() {
        vertx.undeploy(deploymentID());
    }
}

package io.orderflow.notification;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real SMTP server, which can go away and come back, and a service that is as impatient as its tests. */
public final class RealMailServer implements QuarkusTestResourceLifecycleManager {

    /** The only address that the server refuses. */
    static final String NOBODY = "nobody@example.com";

    private static final int START_MILLIS = 10_000;
    private static final ServerSetup SETUP = new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    private static final List<String> MAILS = new CopyOnWriteArrayList<>();
    private static SmtpServer server = new SmtpServer(SETUP, new Postbox());

    @Override
    public Map<String, String> start() {
        comeBack();
        return Map.of(
                "SMTP_HOST", SETUP.getBindAddress(),
                "SMTP_PORT", Integer.toString(SETUP.getPort()),
                "orderflow.notification.email.interval", "200ms",
                "orderflow.notification.email.first-pause", "100ms",
                "orderflow.notification.email.longest-pause", "500ms",
                "orderflow.notification.email.max-attempts", "2",
                "orderflow.notification.live.heartbeat", "200ms",
                "orderflow.notification.live.linger", "300ms",
                "orderflow.notification.live.max-connections", "10");
    }

    @Override
    public void stop() {
        goAway();
    }

    static void goAway() {
        server.stopService();
    }

    static void comeBack() {
        server = new SmtpServer(SETUP, new Postbox());
        server.startService();
        try {
            if (!server.waitTillRunning(START_MILLIS)) {
                throw new IllegalStateException("no SMTP server on port " + SETUP.getPort());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Message-ID, subject and text of each mail about an order. */
    static List<String> mailsAbout(Object orderId) {
        return MAILS.stream().filter(mail -> mail.contains(orderId.toString())).toList();
    }

    /** Takes every mail but those to {@link #NOBODY}. */
    private static final class Postbox extends Managers {

        private final SmtpManager delivery = new SmtpManager(getImapHostManager(), getUserManager()) {

            @Override
            public String checkRecipient(SmtpState state, MailAddress recipient) {
                return recipient.getEmail().equals(NOBODY) ? "550 5.1.1 No such user here" : null;
            }

            @Override
            public synchronized void send(SmtpState state) {
                MAILS.add(text(state.getMessage().getMessage()));
            }
        };

        @Override
        public SmtpManager getSmtpManager() {
            return delivery;
        }
    }

    private static String text(MimeMessage message) {
        try {
            return message.getMessageID() + " " + message.getSubject() + "\n" + message.getContent();
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

package io.orderflow.notification;

import static java.util.Map.entry;

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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A real SMTP server, which can go away and come back, and a service that is as impatient as its tests. */
public final class RealMailServer implements QuarkusTestResourceLifecycleManager {

    /** The only address that the server refuses. */
    static final String NOBODY = "nobody@example.com";

    /** The server does not answer to recipients here, unless it is told to. */
    static final String SLOW = "slow.example";

    /** The server puts mails to here off, three times altogether. */
    static final String GREYLISTING = "grey.example";

    private static final int START_MILLIS = 10_000;
    private static final ServerSetup SETUP = new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    private static final List<String> MAILS = new CopyOnWriteArrayList<>();
    private static final AtomicInteger refusals = new AtomicInteger();
    private static final AtomicInteger greylistings = new AtomicInteger();
    private static volatile @Nullable String toSenders;
    private static volatile @Nullable String toRecipients;
    private static volatile CountDownLatch slowness = new CountDownLatch(1);
    private static SmtpServer server = new SmtpServer(SETUP, new Postbox());

    @Override
    public Map<String, String> start() {
        comeBack();
        return Map.ofEntries(
                entry("SMTP_HOST", SETUP.getBindAddress()),
                entry("SMTP_PORT", Integer.toString(SETUP.getPort())),
                entry("orderflow.notification.email.interval", "200ms"),
                entry("orderflow.notification.email.timeout", "2s"),
                entry("orderflow.notification.email.first-pause", "100ms"),
                entry("orderflow.notification.email.longest-pause", "500ms"),
                entry("orderflow.notification.email.longest-deferral", "1s"),
                entry("orderflow.notification.email.max-attempts", "2"),
                entry("orderflow.notification.live.heartbeat", "200ms"),
                entry("orderflow.notification.live.linger", "300ms"));
    }

    @Override
    public void stop() {
        goAway();
    }

    static void goAway() {
        server.stopService();
    }

    /** From now on the server answers so to each sender; null: it takes all. */
    static void answerSenders(@Nullable String reply) {
        refusals.set(0);
        toSenders = reply;
    }

    /** From now on the server answers so to each recipient; null: it takes all. */
    static void answerRecipients(@Nullable String reply) {
        refusals.set(0);
        toRecipients = reply;
    }

    /** How often it has done so. */
    static int refusals() {
        return refusals.get();
    }

    /** From now on the server is quick with {@link #SLOW}. */
    static void hurry() {
        slowness.countDown();
    }

    /** In place of the server, on its port, something that takes connections and says nothing, until it is closed. */
    static SilentServer fallSilent() {
        goAway();
        return SilentServer.on(SETUP.getPort());
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
            public @Nullable String checkSender(SmtpState state, MailAddress sender) {
                return counted(toSenders);
            }

            @Override
            public @Nullable String checkRecipient(SmtpState state, MailAddress recipient) {
                String email = recipient.getEmail();
                if (email.endsWith(SLOW)) {
                    awaitHurry();
                } else if (email.endsWith(GREYLISTING) && greylistings.incrementAndGet() <= 3) {
                    return "451 4.7.1 Greylisted, come again";
                }
                return email.equals(NOBODY) ? "550 5.1.1 No such user here" : counted(toRecipients);
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

    private static @Nullable String counted(@Nullable String reply) {
        if (reply != null) {
            refusals.incrementAndGet();
        }
        return reply;
    }

    private static void awaitHurry() {
        try {
            slowness.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
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

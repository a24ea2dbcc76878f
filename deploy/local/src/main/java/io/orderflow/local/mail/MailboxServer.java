package io.orderflow.local.mail;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Path;

/**
 * The process that takes the system's mail: GreenMail's SMTP server without its store in memory, which would grow for
 * ever; each mail becomes a file of {@link Mailbox}. Arguments: port, directory.
 */
public final class MailboxServer {
    private static final long START_MILLIS = 10_000;
    private static final int KEPT = 10_000;

    private MailboxServer() {}

    public static void main(String[] arguments) throws InterruptedException {
        int port = Integer.parseInt(arguments[0]);
        SmtpServer server = start(port, new Mailbox(Path.of(arguments[1]), KEPT));
        System.out.println("Mailbox takes mail on port " + port);
        server.join();
    }

    static SmtpServer start(int port, Mailbox mailbox) throws InterruptedException {
        SmtpServer server =
                new SmtpServer(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP), new IntoFiles(mailbox));
        server.startService();
        if (!server.waitTillRunning(START_MILLIS)) {
            throw new IllegalStateException("The SMTP server does not run on port " + port);
        }
        return server;
    }

    /** Puts our delivery in the place of GreenMail's. */
    private static final class IntoFiles extends Managers {
        private final SmtpManager delivery;

        IntoFiles(Mailbox mailbox) {
            delivery = new SmtpManager(getImapHostManager(), getUserManager()) {
                @Override
                public synchronized void send(SmtpState state) {
                    mailbox.keep(state.getMessage().getMessage());
                }
            };
        }

        @Override
        public SmtpManager getSmtpManager() {
            return delivery;
        }
    }
}

package io.orderflow.local.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.smtp.SmtpServer;
import io.orderflow.servers.process.FreePorts;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxServerTest {
    private static final int LIMIT = 10;

    @TempDir
    Path directory;

    int port;
    Mailbox mailbox;
    SmtpServer server;

    @BeforeEach
    void start() throws Exception {
        port = FreePorts.any();
        mailbox = new Mailbox(directory, LIMIT);
        server = MailboxServer.start(port, mailbox);
    }

    @AfterEach
    void stop() {
        server.stopService();
    }

    @Test
    void keepsEachMailAsAFileThatCanBeRead() throws Exception {
        send("Your order 4711 is on its way", "Tracking number: T-1 – danke schön");

        assertThat(mailbox.files()).singleElement().satisfies(file -> {
            ReceivedMail mail = ReceivedMail.read(file);
            assertThat(mail.subject()).isEqualTo("Your order 4711 is on its way");
            assertThat(mail.to()).isEqualTo("ada@example.com");
            assertThat(mail.text()).contains("danke schön");
            assertThat(mail.mentions("4711")).isTrue();
            assertThat(mail.mentions("4712")).isFalse();
        });
    }

    @Test
    void dropsTheOldestWhenThereAreTooMany() throws Exception {
        for (int number = 1; number <= LIMIT + 2; number++) {
            send("Mail " + number, "text");
        }

        assertThat(mailbox.files()).hasSize(LIMIT);
        assertThat(ReceivedMail.read(mailbox.files().getLast()).subject()).isEqualTo("Mail " + (LIMIT + 2));
    }

    private void send(String subject, String text) throws Exception {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", Integer.toString(port));
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("shop@example.com"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress("ada@example.com"));
        message.setSubject(subject, "UTF-8");
        message.setText(text, "UTF-8");
        Transport.send(message);
    }
}

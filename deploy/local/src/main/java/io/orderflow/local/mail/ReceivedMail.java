package io.orderflow.local.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** A mail as one reads it. */
public record ReceivedMail(String date, String to, String subject, String text) {

    public static ReceivedMail read(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), stream);
            return new ReceivedMail(
                    first(message, "Date"),
                    first(message, "To"),
                    orEmpty(message.getSubject()),
                    text(message.getContent()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(file + " is not a mail", e);
        }
    }

    /** Whether it tells of this order (or of whatever else is asked for). */
    public boolean mentions(String word) {
        return subject.contains(word) || text.contains(word);
    }

    private static String first(MimeMessage message, String header) throws MessagingException {
        String[] values = message.getHeader(header);
        return values == null ? "" : values[0];
    }

    private static String orEmpty(@org.jspecify.annotations.Nullable String value) {
        return value == null ? "" : value;
    }

    /** The text itself or, of several forms, the first. */
    private static String text(Object content) throws MessagingException, IOException {
        if (content instanceof MimeMultipart parts && parts.getCount() > 0) {
            return text(parts.getBodyPart(0).getContent());
        }
        return content.toString();
    }
}

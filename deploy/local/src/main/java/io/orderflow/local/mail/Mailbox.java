package io.orderflow.local.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A directory of mails, one {@code .eml} file (RFC 5322) each, named by the time it came in, so that names sort. The
 * oldest go when there are too many.
 */
public final class Mailbox {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path directory;
    private final int limit;
    private int count;
    private int sequence;

    public Mailbox(Path directory, int limit) {
        this.directory = directory;
        this.limit = limit;
        this.count = files().size();
    }

    /** Keeps one mail; when this throws, the sender is told that it was not taken. */
    synchronized void keep(MimeMessage message) {
        try {
            Files.createDirectories(directory);
            sequence = (sequence + 1) % 10_000;
            String name = String.format(Locale.ROOT, "%s-%04d.eml", NAME.format(Instant.now()), sequence);
            Path unfinished = directory.resolve(name + ".tmp");
            try (OutputStream stream = Files.newOutputStream(unfinished)) {
                message.writeTo(stream);
            }
            Files.move(unfinished, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            count++;
            prune();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All mails, oldest first. */
    public List<Path> files() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A tenth at a time, so that the directory is not listed for every mail. */
    private void prune() throws IOException {
        if (count > limit + limit / 10) {
            List<Path> files = files();
            for (Path file : files.subList(0, Math.max(0, files.size() - limit))) {
                Files.deleteIfExists(file);
            }
            count = limit;
        }
    }
}

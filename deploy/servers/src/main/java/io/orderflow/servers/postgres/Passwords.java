package io.orderflow.servers.postgres;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/** One random password for each role, kept beside the cluster in a file that only its owner reads. */
public final class Passwords {
    private static final int BYTES = 16;

    private final Path file;
    private final SecureRandom random = new SecureRandom();

    public Passwords(Path file) {
        this.file = file;
    }

    public synchronized String of(String role) {
        try {
            Properties passwords = read();
            String known = passwords.getProperty(role);
            if (known != null) {
                return known;
            }
            byte[] bytes = new byte[BYTES];
            random.nextBytes(bytes);
            String fresh = HexFormat.of().formatHex(bytes);
            passwords.setProperty(role, fresh);
            write(passwords);
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Properties read() throws IOException {
        Properties passwords = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                passwords.load(reader);
            }
        }
        return passwords;
    }

    private void write(Properties passwords) throws IOException {
        Path unfinished = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "passwords",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (Writer writer = Files.newBufferedWriter(unfinished)) {
            passwords.store(writer, "PostgreSQL roles");
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}

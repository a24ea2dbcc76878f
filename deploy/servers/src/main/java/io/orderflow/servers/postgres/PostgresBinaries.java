package io.orderflow.servers.postgres;

import io.orderflow.servers.machine.CacheDirectory;
import io.orderflow.servers.machine.DirectoryTree;
import io.orderflow.servers.machine.Host;
import io.orderflow.servers.machine.LaunchException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once from the archive on the class path into the cache. */
public record PostgresBinaries(Path directory) {
    private static final int DIGEST_CHARACTERS = 16;

    /** Unpacks them if need be; safe when several launchers do so at the same time. */
    public static synchronized PostgresBinaries unpacked() {
        try {
            Path cache = CacheDirectory.shared();
            CacheDirectory.createOpenToAll(cache);
            Path target = cache.resolve("postgres-" + digest());
            if (!Files.exists(target)) {
                unpackOnce(cache, target);
            }
            return new PostgresBinaries(target);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL's binaries cannot be unpacked", e);
        }
    }

    public Path program(String name) {
        return directory.resolve("bin").resolve(name);
    }

    /** Whether the archive brings this extension's library. */
    public boolean hasLibrary(String name) {
        Path libraries = directory.resolve("lib").resolve("postgresql");
        return Stream.of(".so", ".dylib").anyMatch(suffix -> Files.exists(libraries.resolve(name + suffix)));
    }

    private static void unpackOnce(Path cache, Path target) throws IOException {
        try (FileChannel channel = FileChannel.open(
                        cache.resolve("postgres.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (!lock.isValid() || Files.exists(target)) {
                return;
            }
            Path unfinished = Files.createTempDirectory(cache, "unpacking");
            try {
                CacheDirectory.openToAll(unfinished);
                untar(unfinished);
                Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                DirectoryTree.delete(unfinished);
            }
        }
    }

    /** {@code tar} is on every Unix, a program that reads .xz is not. */
    private static void untar(Path directory) throws IOException {
        String command = "umask 022; exec tar -x --no-same-owner -f - -C \"$0\"";
        Process tar = new ProcessBuilder("sh", "-c", command, directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (InputStream archive = new XZInputStream(open());
                OutputStream input = tar.getOutputStream()) {
            archive.transferTo(input);
        }
        try {
            if (tar.waitFor() != 0) {
                throw new IOException("tar ended with exit code " + tar.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted while unpacking PostgreSQL.", e);
        }
    }

    /** The name changes with the content, so that a new version never meets the old one's files. */
    private static String digest() throws IOException {
        try (DigestInputStream stream = new DigestInputStream(open(), MessageDigest.getInstance("SHA-256"))) {
            stream.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(stream.getMessageDigest().digest()).substring(0, DIGEST_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream open() {
        String architecture = System.getProperty("os.arch", "").equals("aarch64") ? "arm_64" : "x86_64";
        String name = "/postgres-%s-%s.txz".formatted(Host.operatingSystem(), architecture);
        InputStream stream = PostgresBinaries.class.getResourceAsStream(name);
        if (stream == null) {
            throw new LaunchException("The class path holds no PostgreSQL for this machine (" + name
                    + "): Maven was run on another kind of machine, build again here.");
        }
        return stream;
    }
}

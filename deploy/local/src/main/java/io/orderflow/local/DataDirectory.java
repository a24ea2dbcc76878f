package io.orderflow.local;

import io.orderflow.servers.machine.DirectoryTree;
import io.orderflow.servers.machine.LaunchException;
import io.orderflow.servers.process.LogFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/** Where one system keeps what: its data, its logs, and the files by which launchers know of each other. */
public record DataDirectory(Path root) {

    /**
     * Where a system of this name is unless it is told otherwise: {@code ${XDG_DATA_HOME:-~/.local/share}/<name>}, as in
     * the XDG Base Directory Specification.
     */
    public static Path standard(String name) {
        String dataHome = System.getenv().getOrDefault("XDG_DATA_HOME", "");
        return dataHome.startsWith("/")
                ? Path.of(dataHome, name)
                : Path.of(System.getProperty("user.home", "/"), ".local", "share", name);
    }

    /** Makes it unless it is there; mails and orders are nobody else's business. */
    public void create() {
        try {
            Files.createDirectories(root.toAbsolutePath().getParent());
            if (!Files.exists(root)) {
                Files.createDirectory(
                        root, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
        } catch (FileAlreadyExistsException e) {
            return;
        } catch (IOException e) {
            throw new LaunchException("The data directory " + root + " cannot be made: " + e.getMessage(), e);
        }
    }

    public Path postgres() {
        return root.resolve("postgres");
    }

    /** The passwords of the databases' roles; readable for the owner alone. */
    public Path passwords() {
        return postgres().resolve("passwords.properties");
    }

    public Path nats() {
        return root.resolve("nats");
    }

    public Path mailbox() {
        return root.resolve("mailbox");
    }

    /** The keys that the system's own tokens are signed with; readable for the owner alone. */
    public Path identity() {
        return root.resolve("identity");
    }

    /** Pid files, requests and the state of the launcher. */
    public Path run() {
        return root.resolve("run");
    }

    public LogFile log(String process) {
        return new LogFile(root.resolve("logs").resolve(process + ".log"));
    }

    /** Deletes what a system keeps here, and nothing else that somebody may have put beside it. */
    public void wipe() {
        Stream.of(postgres(), nats(), mailbox(), identity(), run(), root.resolve("logs"))
                .forEach(DirectoryTree::delete);
    }
}

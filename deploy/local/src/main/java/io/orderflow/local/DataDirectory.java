package io.orderflow.local;

import io.orderflow.local.process.DirectoryTree;
import io.orderflow.local.process.LogFile;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where one system keeps what: its data, its logs, and the files by which launchers know of each other. */
public record DataDirectory(Path root) {

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

    /** Pid files, requests and the state of the launcher. */
    public Path run() {
        return root.resolve("run");
    }

    public LogFile log(String process) {
        return new LogFile(root.resolve("logs").resolve(process + ".log"));
    }

    /** Deletes what a system keeps here, and nothing else that somebody may have put beside it. */
    public void wipe() {
        Stream.of(postgres(), nats(), mailbox(), run(), root.resolve("logs")).forEach(DirectoryTree::delete);
    }
}

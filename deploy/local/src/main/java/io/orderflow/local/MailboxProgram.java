package io.orderflow.local;

import io.orderflow.local.mail.MailboxServer;
import io.orderflow.servers.process.LaunchCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** The mailbox as a process: the launcher's own class path with another main class and a small heap. */
final class MailboxProgram {
    private MailboxProgram() {}

    static Supplier<LaunchCommand> command(Ports ports, DataDirectory directory) {
        return () -> LaunchCommand.of(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx48m",
                        "-Dslf4j.internal.verbosity=ERROR",
                        "-cp",
                        System.getProperty("java.class.path", ""),
                        MailboxServer.class.getName(),
                        Integer.toString(ports.smtp()),
                        directory.mailbox().toString()),
                Path.of("").toAbsolutePath());
    }
}

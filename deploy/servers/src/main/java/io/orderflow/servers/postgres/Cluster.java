package io.orderflow.servers.postgres;

import io.orderflow.servers.machine.DirectoryTree;
import io.orderflow.servers.machine.Host;
import io.orderflow.servers.machine.LaunchException;
import io.orderflow.servers.process.LaunchCommand;
import io.orderflow.servers.process.ShortCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A PostgreSQL data directory and the commands on it.
 *
 * <p>For root the programs run as another user, who may not be allowed to walk to the directory ({@code /root} and
 * temporary directories are closed to others). They are therefore started <em>in</em> it and told to use
 * {@code /proc/self/cwd}: what one stands in need not be walked to.
 */
public final class Cluster {
    public static final String SUPERUSER = "postgres";
    private static final Path HERE = Path.of("/proc/self/cwd");

    private final Path directory;
    private final PostgresBinaries binaries;

    public Cluster(Path directory, PostgresBinaries binaries) {
        this.directory = directory;
        this.binaries = binaries;
    }

    /** Makes the cluster unless it is there; one that was interrupted half way is made anew. */
    public void initialize(String superuserPassword) {
        if (Files.exists(directory)) {
            return;
        }
        Path unfinished = directory.resolveSibling(directory.getFileName() + ".new");
        DirectoryTree.delete(unfinished);
        try {
            Files.createDirectories(directory.getParent());
            Files.createDirectory(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            giveAway(unfinished);
            runInitdb(unfinished, superuserPassword);
            Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The command that serves this cluster on the loopback address. */
    public LaunchCommand serve(int port) {
        List<String> settings = new ArrayList<>(List.of(
                "listen_addresses=127.0.0.1",
                "port=" + port,
                "unix_socket_directories=",
                "max_connections=300",
                // Ends a statement whose client has hung up: nobody waits for it, and it may hold what others wait for.
                "client_connection_check_interval=5s",
                // Taken as it is needed: with less, a loaded system writes pages out again and again.
                "shared_buffers=1GB",
                "fsync=on",
                "synchronous_commit=on",
                "wal_buffers=32MB",
                // A new log file is 16 MB of zeros, which the commit that comes upon it would write while all wait.
                "wal_init_zero=off",
                // Checkpoints by time: a loaded system logs a gigabyte a minute, and more after each of them.
                "max_wal_size=16GB",
                "checkpoint_timeout=15min",
                "log_checkpoints=off",
                "timezone=UTC",
                "log_timezone=UTC"));
        if (binaries.hasLibrary("pg_stat_statements")) {
            settings.add("shared_preload_libraries=pg_stat_statements");
        }
        List<String> arguments = new ArrayList<>();
        settings.forEach(setting -> arguments.addAll(List.of("-c", setting)));
        return command("postgres", directory, arguments).stoppedBy(LaunchCommand.Stop.POSTGRES);
    }

    /**
     * Leaves it to the kernel to bring the empty cluster to the disk, which takes it some seconds; syncing each of its
     * thousand files would take as long as everything else in a start. All that is committed later is synchronous.
     */
    private void runInitdb(Path target, String superuserPassword) throws IOException {
        Path passwordFile = Files.createTempFile("orderflow", ".password");
        try {
            Files.writeString(passwordFile, superuserPassword);
            giveAway(passwordFile);
            ShortCommand.Result result = ShortCommand.run(command(
                    "initdb",
                    target,
                    List.of(
                            "--username=" + SUPERUSER,
                            "--pwfile=" + passwordFile,
                            "--auth=scram-sha-256",
                            "--no-sync",
                            "--encoding=UTF8",
                            "--locale=C",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8")));
            if (!result.succeeded()) {
                throw new LaunchException(
                        "PostgreSQL could not make its data directory " + directory + ":\n" + result.output());
            }
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    private LaunchCommand command(String program, Path data, List<String> options) {
        boolean standInside = Host.isRoot() && Host.isLinux();
        List<String> arguments = new ArrayList<>();
        arguments.add(binaries.program(program).toString());
        arguments.addAll(List.of("-D", (standInside ? HERE : data).toString()));
        arguments.addAll(options);
        return LaunchCommand.of(arguments, standInside ? data : Path.of("/"))
                .withEnvironment(Map.of("LC_ALL", "C"))
                .asUnprivilegedUser();
    }

    private static void giveAway(Path path) throws IOException {
        if (Host.isRoot()) {
            Files.setOwner(
                    path,
                    path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(Host.UNPRIVILEGED_USER));
        }
    }
}

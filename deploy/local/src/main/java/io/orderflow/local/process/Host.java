package io.orderflow.local.process;

import com.sun.security.auth.module.UnixSystem;
import io.orderflow.local.LaunchException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the launcher knows of the machine that it runs on. */
public final class Host {
    /** Exists on every Unix, owns nothing, and PostgreSQL is content with it. */
    public static final String UNPRIVILEGED_USER = "nobody";

    private Host() {}

    public static boolean isRoot() {
        return new UnixSystem().getUid() == 0;
    }

    public static boolean isLinux() {
        return operatingSystem().equals("linux");
    }

    /** {@code linux} or {@code darwin}. */
    public static String operatingSystem() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (name.startsWith("linux")) {
            return "linux";
        }
        if (name.startsWith("mac")) {
            return "darwin";
        }
        throw new LaunchException("Orderflow runs on Linux and macOS; this is " + name + ".");
    }

    /** The program of this name on the PATH. */
    public static Optional<Path> program(String name) {
        for (String directory : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            if (!directory.isEmpty() && Files.isExecutable(Path.of(directory, name))) {
                return Optional.of(Path.of(directory, name));
            }
        }
        return Optional.empty();
    }

    /**
     * The words that go before a program: a session of its own, so that Ctrl-C reaches the launcher alone and the
     * launcher stops its processes in order; a signal when the launcher dies, so that none is orphaned; another user.
     */
    static List<String> prefix(LaunchCommand command) {
        List<String> prefix = new ArrayList<>();
        program("setsid").ifPresent(setsid -> prefix.add(setsid.toString()));
        boolean dropRoot = command.unprivileged() && isRoot();
        Optional<Path> setpriv = isLinux() ? program("setpriv") : Optional.empty();
        if (setpriv.isPresent()) {
            prefix.addAll(List.of(
                    setpriv.get().toString(), "--pdeathsig", command.stop().signal()));
            if (dropRoot) {
                prefix.addAll(List.of("--reuid", UNPRIVILEGED_USER, "--regid", group(), "--clear-groups"));
            }
        } else if (dropRoot) {
            throw new LaunchException("PostgreSQL does not run as root, and setpriv, which would run it as "
                    + UNPRIVILEGED_USER + ", is not on the PATH: install util-linux or start Orderflow as an ordinary"
                    + " user.");
        }
        return prefix;
    }

    private static String group() {
        return ShortCommand.run(List.of("id", "-g", UNPRIVILEGED_USER)).output().strip();
    }
}

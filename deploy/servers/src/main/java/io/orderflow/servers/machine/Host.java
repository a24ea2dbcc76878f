package io.orderflow.servers.machine;

import com.sun.security.auth.module.UnixSystem;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** What one knows of the machine that this runs on. */
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
}

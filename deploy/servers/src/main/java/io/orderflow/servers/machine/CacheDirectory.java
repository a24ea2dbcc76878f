package io.orderflow.servers.machine;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/**
 * Where unpacked and fetched binaries are kept for every later start: {@code ${XDG_CACHE_HOME:-~/.cache}/orderflow}.
 * Root's own home is closed to the user that PostgreSQL has to run as, so for root a directory that it cannot enter is
 * passed over for {@code /var/cache/orderflow}.
 */
public final class CacheDirectory {
    private CacheDirectory() {}

    /** For programs that run as the launcher's own user. */
    public static Path own() {
        return candidate(System.getenv()).orElseGet(() -> Path.of("/var/cache/orderflow"));
    }

    /** For programs that root starts as another user. */
    public static Path shared() {
        Path own = own();
        if (!Host.isRoot() || isOpenToAll(own)) {
            return own;
        }
        Path shared = Path.of("/var/cache/orderflow");
        if (!isOpenToAll(shared) || !Files.isWritable(existingAncestor(shared))) {
            throw new LaunchException("Root's PostgreSQL binaries need a cache that other users may enter, and neither "
                    + own + " nor " + shared + " is one: set XDG_CACHE_HOME to another directory.");
        }
        return shared;
    }

    private static Optional<Path> candidate(Map<String, String> environment) {
        String cacheHome = environment.getOrDefault("XDG_CACHE_HOME", "");
        String home = Optional.ofNullable(environment.get("HOME")).orElseGet(() -> System.getProperty("user.home", ""));
        if (cacheHome.startsWith("/")) {
            return Optional.of(Path.of(cacheHome, "orderflow"));
        }
        return home.startsWith("/") ? Optional.of(Path.of(home, ".cache", "orderflow")) : Optional.empty();
    }

    /** Whether every directory on the way that exists lets other users through; new ones will. */
    static boolean isOpenToAll(Path directory) {
        try {
            for (Path step = existingAncestor(directory).toRealPath(); step != null; step = step.getParent()) {
                if (!Files.getPosixFilePermissions(step).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Makes what is missing of it, for other users to enter whatever the umask is. */
    public static void createOpenToAll(Path directory) throws IOException {
        if (Files.exists(directory)) {
            return;
        }
        Path parent = directory.toAbsolutePath().getParent();
        if (parent != null) {
            createOpenToAll(parent);
        }
        try {
            Files.createDirectory(directory);
            openToAll(directory);
        } catch (FileAlreadyExistsException e) {
            return; // Another launcher was faster.
        }
    }

    /** Lets other users enter and read it. */
    public static void openToAll(Path directory) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path existingAncestor(Path directory) {
        Path step = directory.toAbsolutePath();
        while (step.getParent() != null && !Files.exists(step)) {
            step = step.getParent();
        }
        return step;
    }
}

package io.orderflow.testing;

import io.orderflow.servers.machine.DirectoryTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A server with a temporary directory of its own, which both go when this JVM ends.
 *
 * @param directory where it keeps what it stores
 */
public record OwnedServer<S>(S server, Path directory) {

    /**
     * Starts one.
     *
     * @param name of the directory, behind {@code orderflow-}
     * @param start starts the server in a directory
     * @param close ends the server
     */
    public static <S> OwnedServer<S> start(String name, Function<Path, S> start, Consumer<S> close) {
        Path directory = temporary(name);
        S server = start.apply(directory);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            close.accept(server);
            DirectoryTree.delete(directory);
        }));
        return new OwnedServer<>(server, directory);
    }

    private static Path temporary(String name) {
        try {
            return Files.createTempDirectory("orderflow-" + name);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

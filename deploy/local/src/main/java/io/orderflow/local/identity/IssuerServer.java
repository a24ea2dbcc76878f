package io.orderflow.local.identity;

import io.orderflow.servers.identity.Issuer;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * The process that publishes the keys of the system's own tokens. Arguments: port, directory, and where others than this
 * machine shall reach it, its URL.
 */
public final class IssuerServer {
    private IssuerServer() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (Issuer issuer = start(Integer.parseInt(arguments[0]), Path.of(arguments[1]), arguments)) {
            System.out.println("The keys of " + issuer.url() + " are published");
            new CountDownLatch(1).await();
        }
    }

    private static Issuer start(int port, Path directory, String[] arguments) {
        return arguments.length > 2 ? Issuer.start(directory, port, arguments[2]) : Issuer.start(directory, port);
    }
}

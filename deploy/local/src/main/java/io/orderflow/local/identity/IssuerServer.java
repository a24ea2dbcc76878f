package io.orderflow.local.identity;

import io.orderflow.servers.identity.Issuer;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The process that publishes the keys of the system's own tokens. Arguments: port, directory. */
public final class IssuerServer {
    private IssuerServer() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (Issuer issuer = Issuer.start(Path.of(arguments[1]), Integer.parseInt(arguments[0]))) {
            System.out.println("The keys of " + issuer.url() + " are published");
            new CountDownLatch(1).await();
        }
    }
}

package io.orderflow.endtoend.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.endtoend.shop.Http;
import io.orderflow.endtoend.shop.Shop;
import io.orderflow.local.DataDirectory;
import io.orderflow.local.Identity;
import io.orderflow.local.OrderflowSystem;
import io.orderflow.local.Service;
import io.orderflow.local.SystemOptions;
import io.orderflow.servers.process.FreePorts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * A Keycloak, and a system that goes by its tokens: it sells lamps, packs by hand, and lets the pages of one other origin
 * use its API.
 */
final class KeycloakSystem implements AutoCloseable {
    /** The client of {@code realm.json} whose users sign in in a browser. */
    static final String CLIENT = "storefront";

    private static final Path DIRECTORY = Path.of("target", "end-to-end", "identity");
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private final int storefrontPort;
    private final Keycloak keycloak;
    private final OrderflowSystem system;
    private final Shop shop;

    private KeycloakSystem(int storefrontPort, Keycloak keycloak, OrderflowSystem system) {
        this.storefrontPort = storefrontPort;
        this.keycloak = keycloak;
        this.system = system;
        this.shop = new Shop(system);
    }

    static KeycloakSystem start(Path distribution) throws IOException {
        int storefrontPort = FreePorts.any();
        Keycloak keycloak =
                Keycloak.start(distribution, DIRECTORY.resolve("keycloak"), Storefront.origin(storefrontPort));
        try {
            KeycloakSystem started =
                    new KeycloakSystem(storefrontPort, keycloak, startServices(storefrontPort, keycloak));
            started.offerLamps();
            return started;
        } catch (RuntimeException | AssertionError e) {
            keycloak.close();
            throw e;
        }
    }

    private static OrderflowSystem startServices(int storefrontPort, Keycloak keycloak) {
        Path data = DIRECTORY.resolve("system");
        new DataDirectory(data).wipe();
        OrderflowSystem system = OrderflowSystem.start(SystemOptions.inDirectory(data)
                .withAutoPack(false)
                .withIdentity(new Identity.OtherIssuer(keycloak.issuer(), "realm_access/roles"))
                .withEnvironment("ORDERFLOW_HTTP_CORS_ORIGINS", Storefront.origin(storefrontPort)));
        system.awaitReady(START_LIMIT);
        return system;
    }

    private void offerLamps() {
        Http admin = with(tokenOf("root"));
        var lamp = Map.of("name", "Lamp", "price", Map.of("amount", 1999, "currency", "USD"), "weightGrams", 500);
        assertThat(admin.put(shop.uri(Service.CHECKOUT, "/products/LAMP"), lamp).status())
                .isEqualTo(200);
        assertThat(admin.put(shop.uri(Service.INVENTORY, "/stock/LAMP"), Map.of("onHand", 10))
                        .status())
                .isEqualTo(200);
    }

    Keycloak keycloak() {
        return keycloak;
    }

    Shop shop() {
        return shop;
    }

    /** HTTP with this token. */
    Http with(String token) {
        return shop.http().as("Bearer " + token);
    }

    /** What somebody gets who signs in with the password of {@code realm.json}. */
    String tokenOf(String user) {
        return keycloak.tokenOf(user, CLIENT);
    }

    /** The page that is allowed to use the API, and that Keycloak sends people back to. */
    Storefront openStorefront() throws IOException {
        return openStorefront(storefrontPort);
    }

    /** The same page from somewhere else, whom nobody has allowed anything. */
    Storefront openForeignStorefront() throws IOException {
        return openStorefront(FreePorts.any());
    }

    private Storefront openStorefront(int port) throws IOException {
        return Storefront.open(
                port,
                Map.of(
                        "issuer", keycloak.issuer(),
                        "client", CLIENT,
                        "checkout", system.uri(Service.CHECKOUT).toString(),
                        "notification", system.uri(Service.NOTIFICATION).toString()));
    }

    @Override
    public void close() {
        shop.close();
        system.close();
        keycloak.close();
    }
}

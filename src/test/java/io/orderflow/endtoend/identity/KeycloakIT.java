package io.orderflow.endtoend.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.orderflow.endtoend.shop.Customer;
import io.orderflow.endtoend.shop.Http;
import io.orderflow.endtoend.shop.Shop;
import io.orderflow.local.DataDirectory;
import io.orderflow.local.Identity;
import io.orderflow.local.OrderflowSystem;
import io.orderflow.local.Service;
import io.orderflow.local.SystemOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The services with the tokens of a real Keycloak, set up as {@code docs/security.md} says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeycloakIT {
    private static final Path DIRECTORY = Path.of("target", "end-to-end", "identity");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String STOREFRONT = "storefront";

    private Keycloak keycloak;
    private OrderflowSystem system;
    private Shop shop;

    @BeforeAll
    void start() throws IOException {
        Optional<Path> distribution = KeycloakDistribution.find();
        assumeTrue(
                distribution.isPresent(),
                "Keycloak is not here and cannot be fetched: this needs mvn on the PATH and a repository that has"
                        + " org.keycloak:keycloak-quarkus-dist");
        keycloak = Keycloak.start(distribution.orElseThrow(), DIRECTORY.resolve("keycloak"));
        Path data = DIRECTORY.resolve("system");
        new DataDirectory(data).wipe();
        system = OrderflowSystem.start(SystemOptions.inDirectory(data)
                .withIdentity(new Identity.OtherIssuer(keycloak.issuer(), "realm_access/roles")));
        system.awaitReady(PATIENCE);
        shop = new Shop(system);
        String admin = keycloak.tokenOf("root", STOREFRONT);
        assertThat(put(Service.CHECKOUT, "/products/LAMP", admin, """
                {"name":"Lamp","price":{"amount":1999,"currency":"USD"},"weightGrams":500}""")).isEqualTo(200);
        assertThat(put(Service.INVENTORY, "/stock/LAMP", admin, "{\"onHand\":10}"))
                .isEqualTo(200);
    }

    @AfterAll
    void stop() {
        if (shop != null) {
            shop.close();
        }
        if (system != null) {
            system.close();
        }
        if (keycloak != null) {
            keycloak.close();
        }
    }

    @Test
    void customersPlaceAndSeeTheirOwnOrders() {
        String ada = keycloak.tokenOf("ada", STOREFRONT);
        String order = accepted(order(ada, Optional.empty()));

        JsonNode view = await().atMost(PATIENCE)
                .until(() -> see(order, ada), answer -> answer.status() == 200)
                .body();

        assertThat(view.path("customerId").asText()).isEqualTo(subject(ada));
        assertThat(see(order, keycloak.tokenOf("bob", STOREFRONT)).status()).isEqualTo(404);
    }

    @Test
    void programsOrderForTheirCustomers() {
        String marketplace = keycloak.tokenOfClient("marketplace");
        String order = accepted(order(marketplace, Optional.of("c-17")));

        await().atMost(PATIENCE).until(() -> see(order, marketplace).status() == 200);
        assertThat(see(order, keycloak.tokenOf("ada", STOREFRONT)).status()).isEqualTo(404);
    }

    @Test
    void whoHasNoRoleMayDoNothing() {
        assertThat(order(keycloak.tokenOf("nobody", STOREFRONT), Optional.empty())
                        .status())
                .isEqualTo(403);
        assertThat(put(Service.INVENTORY, "/stock/LAMP", keycloak.tokenOf("ada", STOREFRONT), "{\"onHand\":0}"))
                .isEqualTo(403);
    }

    @Test
    void tokensThatAreMeantForOthersAreNoTokens() {
        assertThat(order(keycloak.tokenOf("ada", "newsletter"), Optional.empty())
                        .status())
                .isEqualTo(401);
    }

    private Http.Answer order(String token, Optional<String> customer) {
        Map<String, Integer> lamp = Map.of("LAMP", 1);
        return with(token)
                .post(
                        shop.uri(Service.CHECKOUT, "/orders"),
                        customer.map(id -> new Customer(shop, id, "tok_visa").body(lamp))
                                .orElseGet(() -> new Customer(shop, "ada", "tok_visa").bodyWithoutId(lamp)),
                        Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    }

    private Http.Answer see(String order, String token) {
        return with(token).get(shop.uri(Service.ORDER, "/orders/" + order));
    }

    private int put(Service service, String path, String token, String body) {
        return with(token).put(shop.uri(service, path), tree(body)).status();
    }

    private Http with(String token) {
        return shop.http().as("Bearer " + token);
    }

    private static String accepted(Http.Answer answer) {
        assertThat(answer.status()).as("POST /orders: %s", answer.body()).isEqualTo(202);
        return answer.body().path("orderId").asText();
    }

    private static String subject(String token) {
        List<String> parts = List.of(token.split("\\."));
        return tree(new String(Base64.getUrlDecoder().decode(parts.get(1)), StandardCharsets.UTF_8))
                .path("sub")
                .asText();
    }

    private static JsonNode tree(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

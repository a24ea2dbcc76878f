package io.orderflow.endtoend.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.orderflow.endtoend.shop.Customer;
import io.orderflow.endtoend.shop.Http;
import io.orderflow.endtoend.shop.Shop;
import io.orderflow.local.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The services with the tokens of a real Keycloak, set up as {@code docs/security.md} says. */
@NeedsKeycloak
class KeycloakIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KeycloakSystem system;
    private final Keycloak keycloak;
    private final Shop shop;

    KeycloakIT(KeycloakSystem system) {
        this.system = system;
        this.keycloak = system.keycloak();
        this.shop = system.shop();
    }

    @Test
    void customersPlaceAndSeeTheirOwnOrders() {
        String ada = system.tokenOf("ada");
        String order = accepted(order(ada, Optional.empty()));

        JsonNode view = await().atMost(PATIENCE)
                .until(() -> see(order, ada), answer -> answer.status() == 200)
                .body();

        assertThat(view.path("customerId").asText()).isEqualTo(subject(ada));
        assertThat(see(order, system.tokenOf("bob")).status()).isEqualTo(404);
    }

    @Test
    void programsOrderForTheirCustomers() {
        String marketplace = keycloak.tokenOfClient("marketplace");
        String order = accepted(order(marketplace, Optional.of("c-17")));

        await().atMost(PATIENCE).until(() -> see(order, marketplace).status() == 200);
        assertThat(see(order, system.tokenOf("ada")).status()).isEqualTo(404);
    }

    @Test
    void whoHasNoRoleMayDoNothing() {
        assertThat(order(system.tokenOf("nobody"), Optional.empty()).status()).isEqualTo(403);
        assertThat(system.with(system.tokenOf("ada"))
                        .put(shop.uri(Service.INVENTORY, "/stock/LAMP"), Map.of("onHand", 0))
                        .status())
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
        return system.with(token)
                .post(
                        shop.uri(Service.CHECKOUT, "/orders"),
                        customer.map(id -> new Customer(shop, id, "tok_visa").body(lamp))
                                .orElseGet(() -> new Customer(shop, "ada", "tok_visa").bodyWithoutId(lamp)),
                        Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    }

    private Http.Answer see(String order, String token) {
        return system.with(token).get(shop.uri(Service.ORDER, "/orders/" + order));
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

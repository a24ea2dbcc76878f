package io.orderflow.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.orderflow.events.OrderEnd;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.ShipmentPrepared;
import io.orderflow.local.OrderflowSystem;
import io.orderflow.local.Service;
import io.orderflow.servers.identity.Role;
import io.orderflow.servers.identity.TokenRequest;
import io.orderflow.servers.machine.LaunchException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** One order through the running system, as a shop would submit it. */
final class DemoOrder {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** With people packing, nothing comes after this by itself. */
    private static final Set<String> LAST_EVENTS_WITHOUT_AUTO_PACK = Set.of(OrderEvent.nameOf(ShipmentPrepared.class));

    private final OrderflowSystem system;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    DemoOrder(OrderflowSystem system) {
        this.system = system;
    }

    /** Puts the products and enough of each into the shop. */
    void stockTheShop() {
        for (DemoShop.Product product : DemoShop.CATALOGUE) {
            put(Service.CHECKOUT, "/products/" + product.sku(), product.json());
            put(Service.INVENTORY, "/stock/" + product.sku(), "{\"onHand\":%s}".formatted(DemoShop.ON_HAND));
        }
        Terminal.line("The shop has %s products, %s of each.".formatted(DemoShop.CATALOGUE.size(), DemoShop.ON_HAND));
    }

    /** Submits it, prints its events until the last one has come, and gives its id. */
    String submitAndFollow() {
        Terminal.title("An order");
        Instant posted = Instant.now();
        HttpResponse<String> response = send(request(Service.CHECKOUT, "/orders", Role.CHANNEL)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(DemoShop.orderPaidWith("tok_visa"))));
        String orderId = json(response).path("orderId").asText();
        Terminal.line("  POST /orders answered %s after %s: order %s"
                .formatted(response.statusCode(), Terminal.seconds(Duration.between(posted, Instant.now())), orderId));
        follow(orderId, posted);
        return orderId;
    }

    private void follow(String orderId, Instant posted) {
        Set<String> missing = new HashSet<>(
                system.options().autoPack() ? OrderEnd.FULFILLED.events() : LAST_EVENTS_WITHOUT_AUTO_PACK);
        Instant deadline = Instant.now().plus(PATIENCE);
        try (EventFollower events = EventFollower.ofOrder(system.nats().url(), orderId)) {
            while (!missing.isEmpty()) {
                events.next(Duration.ofSeconds(1)).map(EventLine::of).ifPresent(event -> {
                    print(event, posted);
                    missing.remove(event.type());
                });
                if (Instant.now().isAfter(deadline)) {
                    throw new LaunchException(
                            "The order did not get as far as %s within %s s: see ./orderflow logs order."
                                    .formatted(String.join(" and ", missing), PATIENCE.toSeconds()));
                }
            }
        }
    }

    private static void print(EventLine event, Instant posted) {
        Terminal.line("  %9s  %s %s"
                .formatted(
                        Terminal.seconds(Duration.between(posted, event.storedAt())),
                        Terminal.styled("bold", "%-18s".formatted(event.type())),
                        event.origin()));
    }

    private void put(Service service, String path, String body) {
        send(request(service, path, Role.ADMIN).PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(Service service, String path, Role role) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(system.uri(service) + path))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json");
        system.tokens()
                .map(tokens -> tokens.authorization(TokenRequest.of("demo", role.claim())))
                .ifPresent(authorization -> request.header("Authorization", authorization));
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new LaunchException("%s %s answered %s: %s"
                        .formatted(request.method(), request.uri(), response.statusCode(), response.body()));
            }
            return response;
        } catch (IOException e) {
            throw new LaunchException(request.method() + " " + request.uri() + " got no answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted.", e);
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return new JsonMapper().readTree(response.body());
        } catch (IOException e) {
            throw new LaunchException("This is not JSON: " + response.body(), e);
        }
    }
}

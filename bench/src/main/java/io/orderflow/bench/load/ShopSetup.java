package io.orderflow.bench.load;

import io.orderflow.bench.load.Catalogue.Product;
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
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Gatherers;

/** Puts the catalogue and its stock into the system, through the same APIs that people use. */
public final class ShopSetup {
    private static final int AT_ONCE = 8;
    private static final int UNAVAILABLE = 503;
    /** A service that has just started, on a machine that is busy with starting others, may ask to come back. */
    private static final int ATTEMPTS = 20;

    private static final long PAUSE_MILLIS = 1000;

    private final OrderflowSystem system;
    private final HttpClient http;
    private final Optional<String> authorization;

    private ShopSetup(OrderflowSystem system, HttpClient http) {
        this.system = system;
        this.http = http;
        this.authorization =
                system.tokens().map(tokens -> tokens.authorization(TokenRequest.of("bench", Role.ADMIN.claim())));
    }

    public static void run(OrderflowSystem system, Catalogue catalogue) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            ShopSetup setup = new ShopSetup(system, http);
            long done = catalogue.products().stream()
                    .gather(Gatherers.mapConcurrent(AT_ONCE, setup::put))
                    .count();
            if (done != catalogue.products().size()) {
                throw new IllegalStateException("products are missing");
            }
        }
    }

    private Product put(Product product) {
        put(system.uri(Service.CHECKOUT) + "/products/" + product.sku(), product.description());
        put(system.uri(Service.INVENTORY) + "/stock/" + product.sku(), product.count());
        return product;
    }

    private void put(String uri, String body) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(uri))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body));
        authorization.ifPresent(value -> builder.header("Authorization", value));
        HttpRequest request = builder.build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            for (int again = 0; answer.statusCode() == UNAVAILABLE && again < ATTEMPTS; again++) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            }
            if (answer.statusCode() / 100 != 2) {
                throw new LaunchException("PUT %s answered %s: %s".formatted(uri, answer.statusCode(), answer.body()));
            }
        } catch (IOException e) {
            throw new LaunchException("PUT " + uri + " got no answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted.", e);
        }
    }
}

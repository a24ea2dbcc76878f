package io.orderflow.endtoend.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.endtoend.hostile.RawHttp.Response;
import io.orderflow.endtoend.running.RunsOn;
import io.orderflow.endtoend.running.Setting;
import io.orderflow.endtoend.shop.Credentials;
import io.orderflow.endtoend.shop.PlacedOrder;
import io.orderflow.endtoend.shop.Shop;
import io.orderflow.local.OrderflowSystem;
import io.orderflow.local.Service;
import io.orderflow.servers.process.ManagedProcess;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Gatherers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever comes in over HTTP: a client's mistake is answered 4xx, as problem+json, and soon. */
@RunsOn(Setting.PACKING_BY_HAND)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HostileRequestsIT {
    /** More than the second and a half after which a service without its database says so, on a machine that is slow. */
    private static final Duration LIMIT = Duration.ofSeconds(4);

    private static final int AT_ONCE = 4;
    private static final int SHOWN = 40;

    private final Shop shop;
    private final OrderflowSystem system;
    private String shelved = "";
    private String stopped = "";
    private Map<String, String> examples = Map.of();

    HostileRequestsIT(Shop shop, OrderflowSystem system) {
        this.shop = shop;
        this.system = system;
    }

    /** So that a request which is hostile in one thing gets as far as it can. */
    @BeforeAll
    void thereIsAnOrderToAskFor() {
        String lamp = shop.offers("LAMP", 34_998, 1_000_000);
        PlacedOrder order = shop.customer().orders(lamp, 1);
        await().until(() -> order.status().equals("PREPARED"));
        shelved = shop.offers("SHELVED", 34_998, 1_000);
        PlacedOrder toBeStopped = shop.customer().orders(lamp, 1);
        await().until(() -> toBeStopped.status().equals("PREPARED"));
        stopped = toBeStopped.id();
        examples = Map.ofEntries(
                Map.entry("sku", lamp),
                Map.entry("orderId", order.id()),
                Map.entry("shipmentId", order.shipments().at("/0/shipmentId").asText()),
                Map.entry("returnId", "01936f2e-0000-7000-8000-000000000001"),
                Map.entry("condition", "SELLABLE"),
                Map.entry("currency", "USD"),
                Map.entry("country", "US"),
                Map.entry("email", "mallory@example.com"),
                Map.entry("token", "tok_visa"),
                Map.entry("paymentToken", "tok_visa"),
                Map.entry("phone", "+1 312 555 0100"),
                Map.entry("reason", "ORDERED_BY_MISTAKE"));
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void describesOperationsThatWorkAsDescribed(Service service) {
        RawHttp http = new RawHttp(system.uri(service), LIMIT, new Credentials(system).ofAdmin());
        List<Operation> operations = operations(service).stream()
                .sorted(Comparator.comparing(HostileRequestsIT::endsWhatItIsAbout))
                .toList();

        assertThat(operations).isNotEmpty().allSatisfy(operation -> {
            Response response = http.send(HostileRequests.harmless(operation, examplesFor(service)));
            assertThat(response.status()).as("%s", response).matches(status -> isAsDescribed(operation, status));
        });
        assertThat(shop.http()
                        .get(shop.managementUri(service, "/q/swagger-ui/"))
                        .status())
                .isEqualTo(200);
    }

    /**
     * An order that has gone on to shipping is neither held any more nor paid again, nor refunded before it is packed, nor
     * returned before it is handed over, and nobody is a gateway who cannot sign.
     */
    private static boolean isAsDescribed(Operation operation, int status) {
        if (operation.path().contains("/holds")) {
            return Set.of(201, 404, 409).contains(status);
        }
        if (operation.path().contains("{returnId}")) {
            return status == 404;
        }
        if (Set.of("/orders/{orderId}/payment", "/orders/{orderId}/refunds", "/orders/{orderId}/returns")
                .contains(operation.path())) {
            return Set.of(202, 409).contains(status);
        }
        return operation.path().startsWith("/webhooks/") ? status == 401 : status >= 200 && status < 300;
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void answersEveryHostileRequestSoonAndWithAProblem(Service service) {
        RawHttp http = new RawHttp(system.uri(service), LIMIT, new Credentials(system).ofAdmin());
        int starts = system.process(service).restarts();

        List<String> findings = operations(service).stream()
                .flatMap(operation -> HostileRequests.to(operation, examplesFor(service)).stream())
                .gather(Gatherers.mapConcurrent(AT_ONCE, request -> finding(http, request)))
                .flatMap(Optional::stream)
                .toList();

        assertThat(findings.stream().limit(SHOWN))
                .as("%s findings", findings.size())
                .isEmpty();
        assertThat(system.process(service).restarts()).isEqualTo(starts);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void preparesAnOrdinaryOrderAfterAllThat() {
        PlacedOrder order = shop.customer().orders(shop.offers("MUG", 1_450, 10), 1);

        await().atMost(Duration.ofSeconds(30)).until(() -> order.status().equals("PREPARED"));
        assertThat(system.processes()).allMatch(ManagedProcess::isReady);
    }

    /** A parcel that is packed cannot be given back any more. */
    private static boolean endsWhatItIsAbout(Operation operation) {
        return operation.path().endsWith("/packed");
    }

    private List<Operation> operations(Service service) {
        JsonNode document = shop.get(service, "/q/openapi?format=json");
        return Operation.of(document, examplesFor(service));
    }

    /** Stock that is not ordered here, so that it can be counted down; an order that nobody packs, so that it can be stopped. */
    private Map<String, String> examplesFor(Service service) {
        Map<String, String> own = new HashMap<>(examples);
        own.put("sku", service == Service.INVENTORY ? shelved : own.get("sku"));
        own.put("orderId", service == Service.ORDER ? stopped : own.get("orderId"));
        return own;
    }

    private static Optional<String> finding(RawHttp http, HostileRequest request) {
        Response response = http.send(request);
        boolean fine = response.status() >= 200
                && response.status() < 500
                && (response.status() < 400 || response.contentType().startsWith("application/problem+json"))
                && !response.excerpt().contains("\"status\":500")
                && response.taken().compareTo(LIMIT) <= 0;
        return fine ? Optional.empty() : Optional.of("%s: %s".formatted(request, response));
    }
}

package io.orderflow.endtoend.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orderflow.endtoend.shop.Event;
import io.orderflow.endtoend.shop.Http;
import io.orderflow.endtoend.shop.PlacedOrder;
import io.orderflow.local.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Somebody shops in a browser, on a page that is somewhere else than the services. */
@NeedsKeycloak
@NeedsChromium
class StorefrontIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** From OrderCreated to ShipmentPrepared. */
    private static final int BEFORE_PACKING = 6;

    private final KeycloakSystem system;
    private Browser browser;
    private Storefront storefront;

    StorefrontIT(KeycloakSystem system) {
        this.system = system;
    }

    @BeforeAll
    void open() throws IOException {
        storefront = system.openStorefront();
        browser = Browser.open();
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
        if (storefront != null) {
            storefront.close();
        }
    }

    @Test
    void aCustomerSignsInOrdersAndFollowsTheOrderToItsEnd() {
        StorefrontPage page = new StorefrontPage(browser);
        browser.goTo(storefront.page());
        page.signIn("ada");
        page.buy("LAMP");
        await().alias("what happens before somebody packs")
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(page.events()).as(page.problem()).hasSize(BEFORE_PACKING));

        PlacedOrder order = new PlacedOrder(system.shop(), page.orderId());
        browser.reload();
        pack(order);

        await().alias("the end of the order")
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(page.status()).as(page.problem()).isEqualTo("FULFILLED"));
        assertThat(page.events()).startsWith("OrderCreated").contains("ShipmentProcessed", "OrderFulfilled");
        assertThat(page.eventIds())
                .containsExactlyInAnyOrderElementsOf(
                        order.events().stream().map(Event::id).toList());
    }

    @Test
    void theBrowserKeepsPagesFromTheApiThatNobodyHasAllowedIt() throws IOException {
        try (Storefront foreign = system.openForeignStorefront()) {
            StorefrontPage page = new StorefrontPage(browser);
            browser.goTo(foreign.page());

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(page.problem()).isEqualTo("TypeError: Failed to fetch"));
            assertThat(browser.complaints())
                    .anyMatch(complaint -> complaint.contains(
                            "/products' from origin '" + foreign.origin() + "' has been blocked by CORS policy"));
        }
    }

    @Test
    void whatAPageMayDoIsSaidWithoutAToken() throws IOException, InterruptedException {
        HttpResponse<Void> own = preflight(storefront.origin());

        assertThat(own.statusCode()).isEqualTo(204);
        assertThat(own.headers().firstValue("Access-Control-Allow-Origin")).contains(storefront.origin());
        assertThat(preflight("https://shop.example").statusCode()).isEqualTo(403);
    }

    private void pack(PlacedOrder order) {
        String shipment = order.events().stream()
                .filter(event -> event.type().equals("ShipmentPrepared"))
                .map(event -> event.body().path("shipmentId").asText())
                .findFirst()
                .orElseThrow();
        Http worker = system.with(system.tokenOf("root"));
        URI packed = system.shop().uri(Service.WAREHOUSE, "/pack-tasks/" + shipment + "/packed");
        await().alias("the parcel is packed")
                .atMost(PATIENCE)
                .until(() -> worker.post(packed, Map.of()).status() == 200);
    }

    private HttpResponse<Void> preflight(String origin) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(system.shop().uri(Service.CHECKOUT, "/orders"))
                            .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                            .header("Origin", origin)
                            .header("Access-Control-Request-Method", "POST")
                            .header("Access-Control-Request-Headers", "authorization,content-type,idempotency-key")
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }
    }
}

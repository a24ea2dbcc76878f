package io.orderflow.endtoend.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.orderflow.endtoend.hostile.RawHttp.Response;
import io.orderflow.endtoend.running.RunsOn;
import io.orderflow.endtoend.running.Setting;
import io.orderflow.endtoend.shop.Customer;
import io.orderflow.endtoend.shop.Http;
import io.orderflow.endtoend.shop.PlacedOrder;
import io.orderflow.endtoend.shop.Shop;
import io.orderflow.local.OrderflowSystem;
import io.orderflow.local.Service;
import io.orderflow.servers.identity.Forgery;
import io.orderflow.servers.identity.TokenRequest;
import io.orderflow.servers.identity.Tokens;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what: the table of {@code docs/security.md}, tried operation by operation and role by role. */
@RunsOn(Setting.WITH_IDENTITY)
class RolesIT {
    private static final Duration LIMIT = Duration.ofSeconds(4);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CUSTOMER = "auth0|ada";
    private static final String CHANNEL = "marketplace-7";
    private static final JsonNode NOTHING = JsonNodeFactory.instance.arrayNode();

    private final Shop shop;
    private final OrderflowSystem system;
    private final Tokens tokens;
    private TableRequests requests;
    private String lamp = "";
    private Map<String, String> examples = Map.of();

    RolesIT(Shop shop, OrderflowSystem system) {
        this.shop = shop;
        this.system = system;
        this.tokens = system.tokens().orElseThrow();
    }

    /** An order that a channel placed for its customer: both may see it. */
    @BeforeAll
    void thereIsAnOrderToAskFor() {
        lamp = shop.offers("LAMP", 34_998, 100_000);
        PlacedOrder order = placed(CHANNEL, "channel");
        String shipment = order.awaitPackTask();
        await().atMost(PATIENCE).until(() -> order.status().equals("PREPARED"));
        examples = Map.ofEntries(
                Map.entry("sku", lamp),
                Map.entry("orderId", order.id()),
                Map.entry("shipmentId", shipment),
                Map.entry("returnId", "01936f2e-0000-7000-8000-000000000001"),
                Map.entry("condition", "SELLABLE"),
                Map.entry("id", CUSTOMER),
                Map.entry("currency", "USD"),
                Map.entry("country", "US"),
                Map.entry("email", "ada@example.com"),
                Map.entry("phone", "+1 312 555 0100"),
                Map.entry("reason", "ORDERED_BY_MISTAKE"),
                Map.entry("token", "tok_visa"),
                Map.entry("paymentToken", "tok_visa"));
        requests = new TableRequests(system, shop, examples);
    }

    @Test
    void theTableHasEveryOperationThatIsDescribed() {
        assertThat(lines().map(RoleTable.Line::toString))
                .containsExactlyInAnyOrderElementsOf(requests.described().toList());
    }

    static Stream<RoleTable.Line> lines() {
        return RoleTable.read().stream();
    }

    /**
     * A parcel can be packed once, and a claim is somebody's: a conflict comes of what was allowed. So does what is not
     * found below what is: an order that nobody held, a return that nobody asked for.
     */
    @ParameterizedTest
    @MethodSource("lines")
    void doesForARoleWhatTheTableSaysAndNothingElse(RoleTable.Line line) {
        for (String role : RoleTable.roles()) {
            String token = tokens.authorization(TokenRequest.of(subject(role), role));
            if (line.isSigned()) {
                assertThat(requests.send(line, token).status()).isEqualTo(401);
            } else if (line.allows(role)) {
                Response response = requests.send(line, token);
                assertThat(response.status())
                        .as("%s as %s: %s", line, role, response)
                        .isIn(isBelowWhatIsThere(line) ? List.of(200, 404) : List.of(200, 201, 202, 409));
            } else {
                refused(line, token, 403);
            }
        }
    }

    private static boolean isBelowWhatIsThere(RoleTable.Line line) {
        return Stream.of("{reason}", "{returnId}").anyMatch(line.operation()::contains);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void asksForATokenUnlessEverybodyMay(RoleTable.Line line) {
        if (line.isForEverybody()) {
            assertThat(requests.send(line, "").status()).isEqualTo(line.isSigned() ? 401 : 200);
        } else {
            refused(line, "", 401);
        }
    }

    @ParameterizedTest
    @EnumSource(Forgery.class)
    void believesNoTokenThatIsNotTheIssuersForThisSystem(Forgery forgery) {
        String token = forgery.token(
                tokens, TokenRequest.of(CUSTOMER, RoleTable.roles().toArray(String[]::new)));

        lines().filter(line -> !line.isForEverybody()).forEach(line -> refused(line, "Bearer " + token, 401));
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void asksNobodyForATokenToTellItsHealth(Service service) {
        HostileRequest health = new HostileRequest("health", "GET", "/q/health/ready", Map.of(), new byte[0]);

        assertThat(new RawHttp(system.uri(service), LIMIT, "").send(health).status())
                .isEqualTo(200);
    }

    /** Asked in the words in which the test above has asked as somebody who may: there is something to be seen. */
    @ParameterizedTest
    @MethodSource
    void showsNothingOfOthersOrders(RoleTable.Line line, String role) {
        String token = tokens.authorization(TokenRequest.of("stranger", role));

        Response response = requests.send(line, token);

        assertThat(response.status()).as("%s as %s: %s", line, role, response).isEqualTo(statusForStrangers(line));
        if (response.status() == 200) {
            String list = requests.to(line).target();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(items(shop.as(subject(role), role), line.service(), list))
                            .isNotEmpty());
            assertThat(items(shop.as("stranger", role), line.service(), list)).isEqualTo(NOTHING);
        }
    }

    static Stream<Arguments> showsNothingOfOthersOrders() {
        return lines().flatMap(line ->
                RoleTable.roles().stream().filter(line::keepsOthersFrom).map(role -> Arguments.of(line, role)));
    }

    /**
     * What is not somebody's own is not there. Two lists say so by being empty, and who orders in the name of another
     * customer is told that it is forbidden.
     */
    private static int statusForStrangers(RoleTable.Line line) {
        return switch (line.operation()) {
            case "GET /orders", "GET /shipments" -> 200;
            case "POST /orders" -> 403;
            default -> 404;
        };
    }

    @Test
    void findsAReferenceForTheChannelThatGaveIt() {
        String reference = "order-of-" + lamp;
        Map<String, Object> body = new HashMap<>(ada().body(Map.of(lamp, 1)));
        body.put("externalId", reference);
        PlacedOrder order =
                ada().placed(shop.as(CHANNEL, "channel").post(shop.uri(Service.CHECKOUT, "/orders"), body, Map.of()));
        String search = "/orders?externalId=" + reference;

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(items(shop.as(CHANNEL, "channel"), Service.ORDER, search)
                                .findValuesAsText("orderId"))
                        .containsExactly(order.id()));
        assertThat(items(shop.as("stranger", "channel"), Service.ORDER, search)).isEqualTo(NOTHING);
        assertThat(items(shop.as("stranger", "customer"), Service.ORDER, search))
                .isEqualTo(NOTHING);
    }

    @Test
    void showsAnEmployeeWhoIsACustomerTooOwnOrdersAlone() {
        Http http = shop.as("employee", "customer", "warehouse");

        assertThat(http.get(shop.uri(Service.ORDER, "/orders/" + examples.get("orderId")))
                        .status())
                .isEqualTo(404);
        assertThat(http.get(shop.uri(Service.SHIPPING, "/shipments/" + examples.get("shipmentId")))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void findsCustomersTheirOwnOrdersAndChannelsThoseTheyPlaced() {
        PlacedOrder own = placed(CUSTOMER, "customer");
        PlacedOrder channels = placed(CHANNEL, "channel");

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(found(CUSTOMER, "customer")).contains(own.id(), channels.id());
            assertThat(found(CHANNEL, "channel")).contains(channels.id()).doesNotContain(own.id());
        });
        assertThat(shop.as(CUSTOMER, "customer")
                        .get(shop.uri(Service.ORDER, "/orders?customerId=somebody-else"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void customersOrderForThemselvesAloneAndOthersNameTheCustomer() {
        assertThat(order(CUSTOMER, "customer", "somebody-else").status()).isEqualTo(403);
        assertThat(order(CUSTOMER, "customer", null).status()).isEqualTo(202);
        assertThat(order(CHANNEL, "channel", null).status()).isEqualTo(400);
        assertThat(order("employee", "support", null).status()).isEqualTo(400);
        assertThat(order("employee", "support", CUSTOMER).status()).isEqualTo(202);
    }

    @Test
    void channelsAloneNamePrices() {
        assertThat(pricedOrder(CUSTOMER, "customer").status()).isEqualTo(403);
        assertThat(pricedOrder("employee", "support").status()).isEqualTo(403);
        assertThat(pricedOrder("employee", "admin").status()).isEqualTo(403);

        Http.Answer placed = pricedOrder(CHANNEL, "channel");

        assertThat(placed.status()).isEqualTo(202);
        assertThat(placed.body().at("/total/amount").asInt()).isEqualTo(1);
    }

    private Http.Answer pricedOrder(String subject, String role) {
        Map<String, Object> oneUnit = Map.of("amount", 1, "currency", "USD");
        Map<String, Object> priced = new HashMap<>(ada().body(Map.of(lamp, 1)));
        priced.put("lines", List.of(Map.of("sku", lamp, "quantity", 1, "unitPrice", oneUnit)));
        priced.put("total", oneUnit);
        return shop.as(subject, role).post(shop.uri(Service.CHECKOUT, "/orders"), priced, Map.of());
    }

    @Test
    void twoChannelsMayUseTheSameIdempotencyKey() {
        String first = orderUnderAKey("shop-a");

        assertThat(orderUnderAKey("shop-b")).isNotEqualTo(first);
        assertThat(orderUnderAKey("shop-a")).isEqualTo(first);
    }

    @Test
    void theLiveStreamEndsWithItsCallersToken() {
        Duration lifetime = Duration.ofSeconds(4);
        String token =
                tokens.authorization(TokenRequest.of(CUSTOMER, "customer").withLifetime(lifetime));
        PlacedOrder order = placed(CHANNEL, "channel");
        order.awaitPackTask();
        Instant begun = Instant.now();

        HttpResponse<Stream<String>> stream = shop.http()
                .as(token)
                .follow(shop.uri(Service.NOTIFICATION, "/orders/" + order.id() + "/events"), Map.of());

        assertThat(stream.statusCode()).isEqualTo(200);
        assertThat(stream.body()).contains("event:OrderCreated");
        assertThat(Duration.between(begun, Instant.now()))
                .isBetween(lifetime.minusSeconds(2), lifetime.plusSeconds(10));
    }

    @Test
    void showsWhoPacksByTheToken() {
        String shipment = placed(CHANNEL, "channel").awaitPackTask();
        String token = tokens.authorization(TokenRequest.of("0a1b", "warehouse").withName("Ann Lee"));

        JsonNode packed = shop.http()
                .as(token)
                .post(shop.uri(Service.WAREHOUSE, "/pack-tasks/" + shipment + "/packed"), Map.of())
                .body();

        assertThat(packed.path("worker").asText()).isEqualTo("0a1b");
        assertThat(packed.path("workerName").asText()).isEqualTo("Ann Lee");
    }

    /** A customer has to be the order's, a channel the one that placed it. */
    private static String subject(String role) {
        return switch (role) {
            case "customer" -> CUSTOMER;
            case "channel" -> CHANNEL;
            default -> "employee";
        };
    }

    private List<String> found(String subject, String role) {
        return items(shop.as(subject, role), Service.ORDER, "/orders?limit=200").findValuesAsText("orderId");
    }

    private JsonNode items(Http http, Service service, String path) {
        return http.get(shop.uri(service, path)).body().path("items");
    }

    private PlacedOrder placed(String subject, String role) {
        return ada().placed(order(subject, role, CUSTOMER));
    }

    private String orderUnderAKey(String channel) {
        return ada().placed(order(channel, "channel", CUSTOMER, Map.of("Idempotency-Key", "order-1")))
                .id();
    }

    private Http.Answer order(String subject, String role, @Nullable String customerId) {
        return order(subject, role, customerId, Map.of());
    }

    private Http.Answer order(String subject, String role, @Nullable String customerId, Map<String, String> headers) {
        Map<String, Integer> one = Map.of(lamp, 1);
        return shop.as(subject, role)
                .post(
                        shop.uri(Service.CHECKOUT, "/orders"),
                        customerId == null
                                ? ada().bodyWithoutId(one)
                                : new Customer(shop, customerId, "tok_visa").body(one),
                        headers);
    }

    private Customer ada() {
        return new Customer(shop, CUSTOMER, "tok_visa");
    }

    /** Soon, and although the body never comes. */
    private void refused(RoleTable.Line line, String credentials, int status) {
        Response response = requests.sendWithoutBody(line, credentials);
        assertThat(response.status()).as("%s: %s", line, response).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
    }
}

package io.orderflow.order;

import static io.orderflow.order.domain.OrderFixture.orderCreated;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.orderflow.events.StockRejected;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Shortage;
import io.orderflow.events.value.Sku;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.database.Sql;
import io.orderflow.testing.EventWire;
import io.orderflow.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders are listed by when they were placed, which their ids say. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class OrderListTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant MIDNIGHT = Instant.parse("2026-03-01T00:00:00Z");
    private static EventWire wire;

    @Inject
    Database database;

    private final OrderId before = placedAt(MIDNIGHT.minusMillis(1));
    private final OrderId atMidnight = placedAt(MIDNIGHT);
    private final OrderId after = placedAt(MIDNIGHT.plusMillis(1));
    private final OrderId nextDay = placedAt(MIDNIGHT.plus(Duration.ofDays(1)));

    @BeforeAll
    static void connect() {
        wire = EventWire.connect();
    }

    @AfterAll
    static void disconnect() {
        wire.close();
    }

    @BeforeEach
    void place() {
        run("delete from orders");
        List<OrderId> orders = List.of(before, atMidnight, after, nextDay);
        EventEnvelope rejected = null;
        for (OrderId order : orders) {
            EventEnvelope created = wire.publish("checkout", orderCreated(order));
            rejected = order.equals(after) ? created : rejected;
        }
        wire.publish(
                Objects.requireNonNull(rejected),
                "inventory",
                new StockRejected(after, List.of(new Shortage(new Sku("LAMP"), 2, 0))));
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/orders")
                        .then()
                        .body("items.status", contains("CREATED", "REJECTED", "CREATED", "CREATED")));
    }

    /** Nobody can read them, and other tests list orders too. */
    @AfterEach
    void forget() {
        run("delete from orders");
    }

    @Test
    void tellWhenTheyWerePlaced() {
        given().get("/orders")
                .then()
                .statusCode(200)
                .body(
                        "items.createdAt",
                        contains(
                                "2026-03-02T00:00:00Z",
                                "2026-03-01T00:00:00.001Z",
                                "2026-03-01T00:00:00Z",
                                "2026-02-28T23:59:59.999Z"));
        given().get("/orders/" + after).then().body("createdAt", equalTo("2026-03-01T00:00:00.001Z"));
    }

    @Test
    void areFoundFromATimeOnAndBeforeATime() {
        assertFound("from=2026-03-01T00:00:00Z", nextDay, after, atMidnight);
        assertFound("to=2026-03-01T00:00:00Z", before);
        assertFound("from=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00Z", after, atMidnight);
        assertFound("from=2026-03-01T01:00:00%2B01:00&to=2026-03-01T00:00:00.001Z", atMidnight);
        assertFound("from=2026-03-02T00:00:00.001Z");
        // Ids know milliseconds: what came at the beginning of one came before its middle.
        assertFound("from=2026-03-01T00:00:00.000001Z&to=2026-03-01T00:00:00.000999Z");
        assertFound("from=2026-02-28T23:59:59.999999Z&to=2026-03-01T00:00:00.000001Z", atMidnight);
        assertFound("from=1970-01-01T00:00:00Z&to=9999-12-31T23:59:59Z", nextDay, after, atMidnight, before);
        assertFound("from=0000-01-01T00:00:00Z", nextDay, after, atMidnight, before);
        assertFound("to=1969-12-31T23:59:59.999Z");
    }

    @Test
    void areFoundByTimeAndEverythingElse() {
        assertFound("status=REJECTED&from=2026-03-01T00:00:00Z", after);
        assertFound("status=REJECTED&to=2026-03-01T00:00:00Z");
        assertFound("status=CREATED&from=2026-03-01T00:00:00Z&to=2026-03-01T00:00:01Z", atMidnight);
        assertFound("customerId=c-1&to=2026-03-01T00:00:00.001Z", atMidnight, before);
        assertFound("customerId=nobody&from=2026-03-01T00:00:00Z");
        assertFound("stuck=true&from=2026-03-01T00:00:00Z");
    }

    @Test
    void areFoundByTimePageByPage() {
        String day = "from=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00Z&limit=1";
        String cursor = given().get("/orders?" + day)
                .then()
                .body("items.orderId", contains(after.toString()))
                .extract()
                .path("nextCursor");
        given().get("/orders?" + day + "&cursor=" + cursor)
                .then()
                .body("items.orderId", contains(atMidnight.toString()))
                .body("$", not(hasKey("nextCursor")));
    }

    @ParameterizedTest
    @CsvSource({
        "from=yesterday, from, is not of its type",
        "to=2026-03-01, to, is not of its type",
        "from=2026-03-01T00:00:00, from, is not of its type",
        "externalId=a%20b, externalId, must be 1 to 100 visible characters of ASCII",
        "from=2026-03-01T00:00:00Z&to=2026-03-01T00:00:00Z, to, must be after from",
        "from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z, to, must be after from",
        "to=%2B10000-01-01T00:00:00Z, to, must be from 0000-01-01T00:00:00Z to 9999-12-31T23:59:59Z",
        "from=-999999999-01-01T00:00:00Z, from, must be from 0000-01-01T00:00:00Z to 9999-12-31T23:59:59Z",
    })
    void areNotLookedForByWhatCannotBe(String query, String field, String rule) {
        given().urlEncodingEnabled(false)
                .get("/orders?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", equalTo(field))
                .body("violations[0].message", equalTo(rule));
    }

    @Test
    void areDocumentedToHaveATime() {
        given().get("/q/openapi?format=json")
                .then()
                .body("paths.'/orders'.get.parameters.name", hasItems("from", "to"))
                .body(
                        "components.schemas.OrderSummary.properties.keySet()",
                        hasItems("orderId", "status", "createdAt"));
    }

    /** Of a year's orders a day's are read, from whichever index the planner thinks best, and in their order. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "status is not null",
                "ended = 'REJECTED'",
                "ended is null and status = 'CREATED'",
                "status is not null and customer_id = 'c-7'",
                "status is not null and channel = 'shop-7'",
            })
    void areFoundByTimeInAnIndex(String condition) {
        run("""
                insert into orders (id, customer_id, channel, status, state)
                select cast(lpad(to_hex(1735689600000 + n * cast(15768000 as bigint)), 12, '0') || '70008000' || lpad(to_hex(n), 12, '0') as uuid),
                       'c-' || n % 100, 'shop-' || n % 50, case when n % 10 = 0 then 'CREATED' when n % 2 = 0 then 'REJECTED' else 'FULFILLED' end, '{}'
                  from generate_series(1, 2000) as n
                on conflict do nothing
                """);
        run("analyze orders");

        String plan = explain("""
                select * from orders where %s and id >= '%s' and id < '%s' order by id desc limit 51
                """.formatted(
                        condition,
                        UuidV7.lowerBound(Instant.parse("2025-06-01T00:00:00Z")),
                        UuidV7.lowerBound(Instant.parse("2025-06-02T00:00:00Z"))));

        assertThat(plan).contains("Index Scan").containsPattern("Index Cond:.*id >= .* AND \\(id < ");
        assertThat(plan).doesNotContain("Seq Scan", "Sort");
    }

    private static void assertFound(String query, OrderId... orders) {
        given().urlEncodingEnabled(false)
                .get("/orders?" + query)
                .then()
                .statusCode(200)
                .body("items.orderId", hasSize(orders.length))
                .body(
                        "items.orderId",
                        equalTo(Stream.of(orders).map(OrderId::toString).toList()));
    }

    private static OrderId placedAt(Instant time) {
        UUID unique = UuidV7.unguessable();
        UUID bound = UuidV7.lowerBound(time);
        return new OrderId(new UUID(
                bound.getMostSignificantBits() | (unique.getMostSignificantBits() & 0xffff),
                unique.getLeastSignificantBits()));
    }

    private void run(String sql) {
        database.write(() -> Sql.execute(sql)).await().atMost(PATIENCE);
    }

    private String explain(String sql) {
        return database.read(() -> Sql.select("explain " + sql, columns -> String.valueOf(columns[0])))
                .map(lines -> lines.stream().collect(Collectors.joining("\n")))
                .await()
                .atMost(PATIENCE);
    }
}

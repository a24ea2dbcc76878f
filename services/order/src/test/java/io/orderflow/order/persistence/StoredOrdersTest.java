package io.orderflow.order.persistence;

import static io.orderflow.order.domain.OrderFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.orderflow.events.ShipmentPrepared;
import io.orderflow.events.ShipmentProcessed;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.Status;
import io.orderflow.order.domain.Step;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Orders in the column {@code state} as installations have them, beside what people see of each and what comes next. An
 * instance of another version may read and write the same row at the same time.
 */
class StoredOrdersTest {

    private static final List<String> WRITTEN = List.of(
            "anticipated",
            "anticipated-in-disorder",
            "anticipated-and-delayed",
            "created",
            "created-but-captured",
            "reserved",
            "reserved-and-delayed",
            "processed",
            "processed-after-a-delay",
            "prepared",
            "prepared-without-payment",
            "packed",
            "packed-without-label",
            "packed-and-captured",
            "fulfilled",
            "fulfilled-without-capture",
            "fulfilled-and-delayed",
            "out-of-stock",
            "declined",
            "declined-and-delayed",
            "declined-without-request",
            "declined-and-released",
            "cancelled-at-once",
            "cancelled-and-voided",
            "cancelling",
            "cancelled-by-the-warehouse",
            "cancelled-too-late",
            "held",
            "released",
            "assessing",
            "assessed",
            "may-be-paid-again",
            "paid-again",
            "action-required",
            "refund-requested",
            "refunded-in-part",
            "return-requested",
            "return-approved",
            "return-rejected",
            "returned-in-part",
            "charged-back");

    @ParameterizedTest
    @FieldSource("WRITTEN")
    void isReadAsItHasAlwaysBeen(String name) {
        assertThat(Outlook.of(read(name))).isEqualTo(resource(name + ".txt"));
    }

    @ParameterizedTest
    @FieldSource("WRITTEN")
    void isWrittenForTheVersionBeforeToo(String name) {
        assertThat(tree(OrderJson.write(read(name)))).isEqualTo(tree(resource(name + ".json")));
    }

    @ParameterizedTest
    @FieldSource("WRITTEN")
    void hasNothingBesidesUnlessItHasLeftTheSimpleCourse(String name) {
        assertStored(name, "besides", OrderJson.writeBesides(read(name)));
    }

    @ParameterizedTest
    @FieldSource("WRITTEN")
    void hasNoRefundsUnlessSomebodyHasAskedForOne(String name) {
        assertStored(name, "refunds", OrderJson.writeRefunds(read(name)));
    }

    @ParameterizedTest
    @FieldSource("WRITTEN")
    void hasNoReturnsUnlessSomebodyHasAskedForOne(String name) {
        assertStored(name, "returns", OrderJson.writeReturns(read(name)));
    }

    @ParameterizedTest
    @FieldSource("WRITTEN")
    void hasNoChargebacksUnlessABankHasTakenSomething(String name) {
        assertStored(name, "chargebacks", OrderJson.writeChargebacks(read(name)));
    }

    /** It changes all but what goes back, of which it knows nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "refund-requested",
                "refunded-in-part",
                "return-requested",
                "return-approved",
                "return-rejected",
                "returned-in-part",
                "charged-back"
            })
    void theVersionBeforeTakesAnOrderOfWhichSomethingGoesBackForASimpleOne(String name) {
        Order order = OrderJson.read(resource(name + ".json"), null, null, null, null);

        assertThat(order).isEqualTo(read("fulfilled"));
        assertThat(OrderJson.writeBesides(read(name))).isNull();
    }

    /** What it makes of one that was cancelled is an order that was rejected, and gives back what it holds. */
    @ParameterizedTest
    @ValueSource(strings = {"cancelled-at-once", "cancelled-and-voided", "cancelled-by-the-warehouse"})
    void theVersionBeforeTakesACancelledOrderForARejectedOne(String name) {
        Order order = OrderJson.read(resource(name + ".json"), null, null, null, null);

        assertThat(order.status()).contains(Status.REJECTED);
        assertThat(order.waitsFor()).isEqualTo(read(name).waitsFor().filter(Step.RELEASE::equals));
    }

    /** Null where there is no such file. */
    private static void assertStored(String name, String column, @Nullable String written) {
        assertThat(Optional.ofNullable(written).map(StoredOrdersTest::tree))
                .isEqualTo(find(name + "." + column + ".json").map(StoredOrdersTest::tree));
    }

    private static Order read(String name) {
        return OrderJson.read(
                resource(name + ".json"),
                find(name + ".besides.json").orElse(null),
                find(name + ".refunds.json").orElse(null),
                find(name + ".returns.json").orElse(null),
                find(name + ".chargebacks.json").orElse(null));
    }

    /** Or PostgreSQL would write it ahead with each step of the order. */
    @Test
    void writesTheRequestBehindWhatChanges() {
        String created = OrderJson.write(anOrderAfter(orderCreated()));
        String reserved = OrderJson.write(anOrderAfter(orderCreated(), stockReserved()));
        String request = created.substring(created.indexOf("\"request\":"));

        assertThat(request).endsWith("}}");
        assertThat(request.length()).isGreaterThan(created.length() / 2);
        assertThat(reserved).endsWith(request).isNotEqualTo(created);
    }

    @Test
    void readsWhatWasWrittenBeforeTheReleaseOfStockMattered() {
        String document = resource("rejected-by-an-early-version.json");

        assertThat(Outlook.of(OrderJson.read(document, null, null, null, null)))
                .isEqualTo(resource("rejected-by-an-early-version.txt"));
    }

    @Test
    void keepsAllThatAnOrderBrings() {
        Order order = anOrderAfter(pricedOrder(ORDER_ID), stockReserved());

        assertThat(stored(order)).isEqualTo(order);
    }

    @Test
    void keepsMoreThanOneParcel() {
        ShipmentId another = ShipmentId.of(ORDER_ID, 2);
        Order order = anOrderAfter(
                orderCreated(),
                shipmentPrepared(),
                new ShipmentPrepared(
                        ORDER_ID,
                        another,
                        "express",
                        "EX2",
                        "^XA^XZ",
                        shipmentPrepared().lines()),
                new ShipmentProcessed(
                        ORDER_ID, another, "ann", shipmentProcessed().lines()));

        assertThat(stored(order)).isEqualTo(order);
    }

    private static Order stored(Order order) {
        return OrderJson.read(
                OrderJson.write(order),
                OrderJson.writeBesides(order),
                OrderJson.writeRefunds(order),
                OrderJson.writeReturns(order),
                OrderJson.writeChargebacks(order));
    }

    private static JsonNode tree(String document) {
        try {
            return new JsonMapper().readTree(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) {
        return find(name).orElseThrow();
    }

    private static Optional<String> find(String name) {
        try (InputStream file = StoredOrdersTest.class.getResourceAsStream("/orders/" + name)) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
